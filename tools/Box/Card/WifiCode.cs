using System.Text;

namespace PocketSpy.Box.Card;

/// <summary>The text of a QR code that joins a Wi-Fi; the form that the ZXing project set down ("Barcode Contents", Wi-Fi Network config).</summary>
public static class WifiCode
{
    private const string Special = "\\;,:\"";

    /// <summary>For an open network, or one with a password.</summary>
    public static string Of(string network, string password) =>
        password is null ? $"WIFI:T:nopass;S:{Escape(network)};;" : $"WIFI:T:WPA;S:{Escape(network)};P:{Escape(password)};;";

    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in text)
        {
            if (Special.Contains(c)) escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
