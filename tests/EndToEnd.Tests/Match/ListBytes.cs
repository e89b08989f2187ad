using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>The answer of a server list, put together by hand.</summary>
internal static class ListBytes
{
    /// <summary>Client 203.0.113.7, standard port 6500.</summary>
    public const string Head = "cb007107 1964";

    /// <summary>Two fields: text hostname, byte numplayers. No popular values.</summary>
    public const string Fields = "02 00'hostname'00 01'numplayers'00 00";

    /// <summary>The end of the servers.</summary>
    public const string End = "00 ffffffff";

    /// <summary>Bytes written as hexadecimal, with texts in quotes.</summary>
    public static byte[] Parse(string text)
    {
        List<byte> bytes = [];
        string[] parts = text.Split('\'');
        for (int i = 0; i < parts.Length; i++)
        {
            bytes.AddRange(i % 2 == 1 ? Encoding.Latin1.GetBytes(parts[i]) : Convert.FromHexString(string.Concat(parts[i].Where(character => character != ' '))));
        }
        return [.. bytes];
    }

    /// <summary>What goes over the link: header and key as they are, the rest enciphered.</summary>
    public static byte[] Encipher(string plain, byte[] challenge, MatchTitle title, params byte[] header)
    {
        byte[] key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        byte[] body = Parse(plain);
        ServerListCipher cipher = new();
        cipher.Load(title.Key, 0, title.Key.Length, challenge, 0, key, 0, key.Length);
        cipher.Encrypt(body, 0, body.Length);
        return [(byte)(header.Length ^ 0xEC), .. header, (byte)(key.Length ^ 0xEA), .. key, .. body];
    }
}
