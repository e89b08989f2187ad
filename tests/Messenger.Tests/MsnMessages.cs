namespace PocketSpy.Messenger.Tests;

/// <summary>What clients of MSN Messenger send, as descriptions of the protocol have it, with the people of these tests; and what they are answered.</summary>
internal static class MsnMessages
{
    internal const string Version = "VER 1 MSNP9 CVR0\r\n";
    internal const string VersionAnswer = "VER 1 MSNP9\r\n";
    internal const string Client = "CVR 2 0x0409 winnt 5.1 i386 MSNMSGR 6.1.0203 MSMSGS anna@party.lan\r\n";
    internal const string ClientAnswer = "CVR 2 6.1.0203 6.1.0203 6.1.0203 http://messenger.hotmail.com/ http://messenger.hotmail.com/\r\n";
    internal const string SignIn = "USR 3 TWN I anna@party.lan\r\n";
    internal const string Login = "ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1033,id=507,ru=http:%2F%2Fmessenger.msn.com,tw=0,kpp=1,kv=4,ver=2.1.6000.1,tpf=0";
    internal const string SignInAnswer = "USR 3 TWN S " + Login + "\r\n";
    internal const string OldSignIn = "VER 1 MSNP7\r\nINF 2\r\nUSR 3 MD5 I anna@party.lan\r\nPNG\r\n";

    /// <summary>Commands of somebody who is signed in, of all versions.</summary>
    internal static readonly string[] All = new string[]
    {
        "CHG 5 NLN 0\r\n", "CHG 5 HDN 0 x\r\n", "SYN 6 0 0\r\n", "ADD 7 FL bert@party.lan b\r\n", "ADC 7 FL N=bert@party.lan F=b\r\n", "ADC 7 AL N=bert@party.lan\r\n", "REM 8 AL bert@party.lan\r\n",
        "REM 8 FL 00000001-0000-4000-8000-0000000000c0\r\n", "ADG 9 g 0\r\n", "RMG 9 1\r\n", "REG 9 1 n 0\r\n", "BLP 9 BL\r\n", "BLP 9 AL\r\n", "GTC 9 N\r\n", "REA 9 bert@party.lan x\r\n", "PRP 9 MFN x%20y\r\n",
        "SBP 9 00000001-0000-4000-8000-0000000000c0 MFN x\r\n", "UUX 9 4\r\n<D/>", "XFR 9 SB\r\n", "QRY 9 x 32\r\n01234567890123456789012345678901", "PNG\r\n", "URL 9 INBOX\r\n", "GCF 9 Shields.xml\r\n", "LST 9 RL\r\n",
        "ADL 9 64\r\n<ml l=\"1\"><d n=\"party.lan\"><c n=\"bert\" l=\"3\" t=\"1\"/></d></ml>", "RML 9 57\r\n<ml><d n=\"party.lan\"><c n=\"bert\" l=\"3\" t=\"1\"/></d></ml>", "FQY 9 43\r\n<ml><d n=\"party.lan\"><c n=\"bert\"/></d></ml>",
        "UUN 9 bert@party.lan 1 2\r\nxy", "USR 9 TWN I a@b\r\n", "CVR 9 1 2 3 4 5 6 7\r\n", "VER 1 MSNP15\r\n", "USR 1 a@b 1.2.3\r\n", "ANS 1 a@b 1.2.3 1\r\n", "CAL 2 bert@party.lan\r\n", "MSG 3 A 2\r\nhi", "OUT\r\n",
    };
}
