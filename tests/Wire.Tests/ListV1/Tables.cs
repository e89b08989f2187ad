using PocketSpy.OlderGames.Wire;

namespace PocketSpy.Wire.Tests.ListV1;

/// <summary>The 256 bytes of enctype 1 as a client has them (public notes of Luigi Auriemma).</summary>
internal static class Tables
{
    private const string Hex =
        "01bafab251005480 75168e8e020836a5 2d050d165207b422 8ce909d6b9260004 0605001318c41e5b 1d7674fc50510616 00512800040a2978 510001115216064a" +
        "208401a21e164716 32519ac4032a73e1 2d4f184b934c0f39 0a0004c0120c9a5e 02b318b8070ccd21 05c0a94143043c52 75ec98801d08021d 5884014e3b6a537a" +
        "5556571e7fecb8ad 00701f82d8fc978b f083fe0e7603be39 297730e02bffb79e 0104f8010ee853ff 940cb2459e0ac706 180164b0039801eb 02b001b41249071f" +
        "5f5e5da04f5ba05a 5958cf5254d0b834 02fc0e4229b8da00 bab1f012fd23aeb6 45a9bb06b8881424 a90014cb2412aecc 5756eefd0830d9fd 8b3e0a8446fa77b8";

    internal static byte[] EnctypeOne
    {
        get
        {
            byte[] table = new byte[256];
            int digits = 0;
            for (int i = 0; i < Hex.Length; i++)
            {
                if (Hex[i] == ' ') continue;
                int digit = Hex[i] <= '9' ? Hex[i] - '0' : Hex[i] - 'a' + 10;
                table[digits / 2] = (byte)((table[digits / 2] << 4) | digit);
                digits++;
            }
            return table;
        }
    }
}
