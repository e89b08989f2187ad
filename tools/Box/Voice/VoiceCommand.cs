using System;
using System.CommandLine;
using System.Globalization;
using System.Text;
using PocketSpy.Tokens.Voice;
using PocketSpy.Tokens.Wire;

namespace PocketSpy.Box.Voice;

/// <summary><c>box voice check</c>: opens a voice key, for an owner who wonders why a voice server refuses it.</summary>
public static class VoiceCommand
{
    private const int Failed = 1;
    private const int BadInput = 2;

    private static readonly Argument<string> Buffer = new("AUTHBUFFER") { Description = "The key, base64 as the box hands it out." };
    private static readonly Option<string> Key = new("--key") { Description = "The application's key, as in voice.txt.", HelpName = "TEXT", Required = true };
    private static readonly Option<bool> Md5 = new("--md5") { Description = "Whether the key is digested." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command check = new("check", """
            Open a voice key and say what is in it.

            Exit codes: 0 it is a voice key, 1 it is none under this key, 2 a wrong option.
            """)
        {
            Key, Md5, Buffer,
        };
        check.SetAction(result => Check(result.GetValue(Buffer), result.GetValue(Key), result.GetValue(Md5)));
        return new Command("voice", "Voice keys: `box voice check` opens one.") { check };
    }

    private static int Check(string text, string keyText, bool isMd5)
    {
        byte[] keyBytes = Encoding.UTF8.GetBytes(keyText);
        byte[] key = VoiceSettings.KeyOf(keyBytes, 0, keyBytes.Length, isMd5);
        byte[] cipher = new byte[text.Length];
        if (key is null) return Refuse("A key has 16 characters, or --md5.", BadInput);
        if (!Convert.TryFromBase64String(text, cipher, out int count)) return Refuse("This is not base64.", BadInput);
        byte[] plain = new byte[cipher.Length];
        int size = SymmetryCipher.Decrypt(key, cipher, 0, count, plain);
        AuthBuffer record = new();
        if (size < 0 || !record.Read(plain, size)) return Refuse("This is no voice key, or another application's: the key does not open it.", Failed);
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds(record.Expires);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            layout   {record.RecordVersion}
            appId    {record.AppId}
            openId   {Encoding.UTF8.GetString(plain, record.OpenIdOffset, record.OpenIdCount)}
            room     {(record.RecordVersion == 0 ? record.OldRoom.ToString(CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(plain, record.RoomOffset, record.RoomCount))}
            expires  {expires:yyyy-MM-dd HH:mm:ss} UTC{(expires < DateTimeOffset.UtcNow ? ", which is over" : "")}
            """));
        return 0;
    }

    private static int Refuse(string problem, int exitCode)
    {
        Console.Error.WriteLine(problem);
        return exitCode;
    }
}
