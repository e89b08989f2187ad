using System;
using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>The box's own secret, which signs all tokens: drawn at the first start, kept in the files tokenkey0 and tokenkey1, never shown.</summary>
public static class TokenSecret
{
    /// <summary>Bytes of it.</summary>
    public const int Size = 32;

    private const string FileName = "tokenkey";

    /// <summary>Reads the secret, or draws and keeps a new one.</summary>
    public static HmacSha256 Load(ServiceTools tools)
    {
        SlotFile file = new(tools.Files, FileName);
        byte[] buffer = new byte[Size + SlotFile.Overhead];
        byte[] secret = new byte[Size];
        bool isKept = file.Load(buffer) == Size;
        if (isKept)
        {
            Array.Copy(buffer, SlotFile.TableAt, secret, 0, Size);
            return new HmacSha256(secret);
        }
        if (file.FoundDamage) tools.Events.Write("the secret of tokens is damaged: a new one is drawn, all have to sign in again");
        tools.Random.Fill(secret, 0, Size);
        Array.Copy(secret, 0, buffer, SlotFile.TableAt, Size);
        if (!file.Save(buffer, Size)) tools.Events.Write(EventTexts.NotSaved("the secret of tokens", EventTexts.DriveFails));
        return new HmacSha256(secret);
    }
}
