using System;
using PocketSpy.Tokens.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Voice;

/// <summary>The owner's file voice.txt: one line, APPID KEY, with md5 behind it where the key is to be digested. Without it there are no voice keys.</summary>
public sealed class VoiceSettings
{
    /// <summary>The file.</summary>
    public const string FileName = "voice.txt";

    /// <summary>Bytes of it that are read.</summary>
    public const int FileBytes = 256;

    /// <summary>What a line looks like.</summary>
    public const string Form = "APPID KEY [md5], the key of 16 characters unless md5 stands behind it";

    private VoiceSettings(uint appId, byte[] key)
    {
        AppId = appId;
        Key = key;
    }

    /// <summary>The application.</summary>
    public readonly uint AppId;

    /// <summary>The 16 bytes that encipher.</summary>
    public readonly byte[] Key;

    /// <summary>Reads a file; null when it has no such line, lines that begin with # do not count. <paramref name="isBad"/>: there is something in it, but not that.</summary>
    public static VoiceSettings Read(byte[] text, out bool isBad)
    {
        isBad = false;
        int start = 0;
        while (start < text.Length)
        {
            int end = Ascii.IndexOf(text, start, text.Length - start, '\n');
            if (end < 0) end = text.Length;
            int stop = end;
            while (stop > start && text[stop - 1] <= ' ') stop--;
            if (stop > start && text[start] != '#')
            {
                VoiceSettings settings = ReadLine(text, start, stop);
                isBad = settings is null;
                return settings;
            }
            start = end + 1;
        }
        return null;
    }

    /// <summary>The 16 bytes that a key's text stands for; null when it has not 16 characters and is not to be digested.</summary>
    public static byte[] KeyOf(byte[] text, int offset, int count, bool isMd5)
    {
        byte[] key = new byte[SymmetryCipher.KeySize];
        if (isMd5)
        {
            Md5 md5 = new();
            md5.Append(text, offset, count);
            md5.Finish(key, 0);
            return count == 0 ? null : key;
        }
        if (count != SymmetryCipher.KeySize) return null;
        Array.Copy(text, offset, key, 0, count);
        return key;
    }

    private static VoiceSettings ReadLine(byte[] text, int start, int stop)
    {
        int blank = Ascii.IndexOf(text, start, stop - start, ' ');
        if (blank < 0 || !Ascii.TryParseUInt32(text, start, blank - start, out uint appId) || appId == 0) return null;
        int key = blank + 1;
        int second = Ascii.IndexOf(text, key, stop - key, ' ');
        int keyEnd = second < 0 ? stop : second;
        bool isMd5 = second >= 0 && WordList.IndexOf("md5", text, second + 1, stop - second - 1) == 0;
        if (second >= 0 && !isMd5) return null;
        byte[] bytes = KeyOf(text, key, keyEnd - key, isMd5);
        return bytes is null ? null : new VoiceSettings(appId, bytes);
    }
}
