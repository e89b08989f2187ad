using PocketSpy.Messenger.Wire;
using PocketSpy.Presence.Profiles;

namespace PocketSpy.Messenger.Passport;

/// <summary>A request for tokens (WS-Trust): who signs in, and the places that a ticket is wanted for, in order.</summary>
public sealed class RstRequest
{
    /// <summary>Most places of one request.</summary>
    public const int MostPlaces = 12;

    /// <summary>Longest address of a place.</summary>
    public const int PlaceBytes = 64;

    private readonly XmlCursor _xml = new();

    /// <summary>The user's address.</summary>
    public readonly byte[] Email = new byte[UserTable.EmailBytes];

    /// <summary>The password.</summary>
    public readonly byte[] Password = new byte[PasswordJudge.PasswordBytes];

    /// <summary>Bytes of the address.</summary>
    public int EmailCount { get; private set; }

    /// <summary>Bytes of the password.</summary>
    public int PasswordCount { get; private set; }

    /// <summary>The places, each a byte[].</summary>
    public byte[][] Places { get; private set; }

    /// <summary>Number of places.</summary>
    public int Count { get; private set; }

    /// <summary>Reads a request. False when it is none.</summary>
    public bool Load(byte[] buffer, int offset, int count)
    {
        EmailCount = -1;
        PasswordCount = -1;
        Count = 0;
        Places = new byte[MostPlaces][];
        bool isInToken = false;
        _xml.Load(buffer, offset, count);
        while (_xml.Next())
        {
            if (_xml.Is("RequestSecurityToken")) isInToken = _xml.IsStart;
            if (!_xml.IsStart) continue;
            if (_xml.Is("Username")) EmailCount = Read(Email);
            else if (_xml.Is("Password")) PasswordCount = Read(Password);
            else if (isInToken && _xml.Is("Address") && !TakePlace()) return false;
        }
        return !_xml.IsBad && EmailCount > 0 && PasswordCount > 0 && Count > 0;
    }

    private int Read(byte[] target) => XmlCursor.Resolve(_xml.Buffer, _xml.TextOffset, _xml.TextCount, target);

    private bool TakePlace()
    {
        byte[] place = new byte[PlaceBytes];
        int count = Read(place);
        if (count < 1 || Count == MostPlaces) return false;
        Places[Count++] = Links.MsnContext.Copy(place, 0, count);
        return true;
    }
}
