using PocketSpy.Matchmaking.Wire;
using PocketSpy.Presence.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Nintendo;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>Nothing of the ciphers and proofs allocates once it is constructed. (HMAC does: the native code gives a new array.)</summary>
[TestClass]
public class AllocationTests
{
    private static readonly byte[] Data = new byte[300];
    private static readonly byte[] Target = new byte[300];
    private static readonly byte[] Key = Ascii.Bytes("HA6zkS");

    [TestMethod]
    public void Digests_and_checks_allocate_nothing()
    {
        Md5 md5 = new Md5();
        Allocations.AreNone("Md5", () =>
        {
            md5.Append(Data, 0, 200);
            md5.AppendRepeated(' ', 48);
            md5.FinishHex(Target, 0);
        });
        Sha1 sha1 = new Sha1();
        Allocations.AreNone("Sha1", () =>
        {
            sha1.Append(Data, 0, 200);
            sha1.AppendRepeated(' ', 48);
            sha1.FinishHex(Target, 0);
        });
        Crc32 crc = new Crc32();
        Allocations.AreNone("Crc32", () =>
        {
            crc.Reset();
            crc.Append(Data, 1, 299);
            Target[0] = (byte)crc.Value;
        });
        Allocations.AreNone("Crc8", () => Target[0] = Crc8.Compute(Data, 0, 8));
    }

    [TestMethod]
    public void Ciphers_allocate_nothing()
    {
        Rc4 rc4 = new Rc4();
        Allocations.AreNone("Rc4", () =>
        {
            rc4.Load(Key, 0, Key.Length);
            rc4.Apply(Target, 0, Target.Length);
        });
        Allocations.AreNone("Tea", () =>
        {
            Tea.Encrypt(Data, 0, Target, 0);
            Tea.Decrypt(Data, 0, Target, 0);
        });
        ServerListCipher list = new ServerListCipher();
        Allocations.AreNone("ServerListCipher", () =>
        {
            list.Load(Key, 0, Key.Length, Data, 0, Data, 0, 20);
            list.Encrypt(Target, 0, Target.Length);
            list.Decrypt(Target, 0, Target.Length);
        });
        ChatCipher chat = new ChatCipher();
        Allocations.AreNone("ChatCipher", () =>
        {
            chat.Load(Data, 0, 16, Key, 0, Key.Length);
            chat.Apply(Target, 0, Target.Length);
        });
        Allocations.AreNone("StatsCode.Apply", () => StatsCode.Apply(Target, 0, Target.Length));
        Allocations.AreNone("CdKeyCode", () => CdKeyCode.Apply(Target, 0, Target.Length));
    }

    [TestMethod]
    public void Proofs_allocate_nothing()
    {
        LoginProof login = new LoginProof();
        Allocations.AreNone("LoginProof", () => login.Compute(Data, 0, Data, 0, 20, Data, 0, 32, Data, 0, 10, Target, 0));
        Qr2Challenge qr2 = new Qr2Challenge();
        Allocations.AreNone("Qr2Challenge", () => qr2.Verify(Key, 0, Key.Length, Data, 0, 20, Target, 0, 28));
        StatsCode stats = new StatsCode();
        Allocations.AreNone("StatsCode", () =>
        {
            stats.AuthResponse(Data, 0, 10, Key, 0, Key.Length, Target, 0);
            StatsCode.PlayerChallenge(123456789, Target, 0);
            stats.PlayerResponse(Data, 0, 10, Data, 0, 8, Target, 0);
        });
        CdKeyResponse cdKey = new CdKeyResponse();
        Allocations.AreNone("CdKeyResponse", () =>
        {
            cdKey.Compute(Data, 0, 14, Data, 0, 10, 0x12341234, false, Target, 0);
            cdKey.Verify(Data, 0, 14, Data, 0, 10, false, Target, 0);
        });
        Allocations.AreNone("ListChallenge", () => ListChallenge.IsValid(Key, 0));
        Allocations.AreNone("MasterIndex", () => MasterIndex.Compute(Key, 0, Key.Length));
    }

    [TestMethod]
    public void Codes_allocate_nothing()
    {
        byte[] encoded = new byte[40];
        Allocations.AreNone("PasswordCode", () =>
        {
            int count = PasswordCode.Encode(Data, 0, 30, encoded, 0);
            PasswordCode.TryDecode(encoded, 0, count, Target, 0, out _);
        });
        Allocations.AreNone("Base32", () =>
        {
            Base32.Encode(123456789012345, Target, 0);
            Base32.TryDecode(Target, 0, out _);
        });
        FriendCode friendCode = new FriendCode();
        byte[] wii = Ascii.Bytes("RMCJ");
        byte[] ds = Ascii.Bytes("ADAJ");
        Allocations.AreNone("FriendCode", () =>
        {
            FriendCode.Format(friendCode.Compute(474888031, wii, 0), false, Target, 0);
            friendCode.Compute(474888031, ds, 0);
            FriendCode.TryParse(Target, 0, FriendCode.TextSize, false, out _);
        });
    }
}
