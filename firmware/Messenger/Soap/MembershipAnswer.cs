using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Soap;

/// <summary>The answer to FindMembership: four lists, each member a piece.</summary>
public sealed class MembershipAnswer : PieceBody
{
    private const int Roles = 4;
    private const string Action = "FindMembership";
    private const string Then = "2006-01-01T00:00:00.0000000-08:00";

    private readonly MsnContext _context;
    private readonly ContactList _lists;

    /// <param name="context">What the handlers share.</param>
    /// <param name="lists">The lists, which others may change meanwhile: a copy is taken.</param>
    public MembershipAnswer(MsnContext context, ContactList lists)
    {
        _context = context;
        _lists = lists.Copy();
    }

    /// <inheritdoc />
    protected override int Pieces => 2 + Roles * (_lists.Count + 2);

    /// <inheritdoc />
    protected override void Write(int piece, WireWriter writer)
    {
        if (piece == 0)
        {
            SoapAnswer.Begin(writer, Action);
            writer.WriteText("<FindMembershipResult><Services><Service><Memberships>");
            return;
        }
        if (piece == Pieces - 1)
        {
            writer.WriteText("</Memberships><Info><Handle><Id>1</Id><Type>Messenger</Type><ForeignId /></Handle><InverseRequired>false</InverseRequired><AuthorizationCriteria>Everyone</AuthorizationCriteria>"
                + "<IsBot>false</IsBot></Info><Changes /><LastChange>" + Then + "</LastChange><Deleted>false</Deleted></Service></Services></FindMembershipResult>");
            SoapAnswer.End(writer, Action);
            return;
        }
        int role = (piece - 1) / (_lists.Count + 2);
        int place = (piece - 1) % (_lists.Count + 2);
        if (place == 0)
        {
            writer.WriteText("<Membership><MemberRole>");
            writer.WriteText(role == 0 ? "Allow" : role == 1 ? "Block" : role == 2 ? "Reverse" : "Pending");
            writer.WriteText("</MemberRole><Members>");
        }
        else if (place == _lists.Count + 1)
        {
            writer.WriteText("</Members><MembershipIsComplete>true</MembershipIsComplete></Membership>");
        }
        else if (IsIn(role, _lists.FlagsOf(place - 1)))
        {
            WriteMember(writer, role, _lists.IdOf(place - 1));
        }
    }

    private static bool IsIn(int role, int flags) => role switch
    {
        0 => (flags & ContactFlags.Allow) != 0,
        1 => (flags & ContactFlags.Block) != 0,
        2 => (flags & ContactFlags.Reverse) != 0,
        _ => (flags & ContactFlags.Reverse) != 0 && (flags & (ContactFlags.Allow | ContactFlags.Block)) == 0,
    };

    private void WriteMember(WireWriter writer, int role, int contact)
    {
        byte[] email = _context.EmailOf(contact);
        if (email is null) return;
        writer.WriteText("<Member xsi:type=\"PassportMember\"><MembershipId>");
        writer.WriteDecimal(contact * 4L + role);
        writer.WriteText("</MembershipId><Type>Passport</Type><State>Accepted</State><Deleted>false</Deleted><LastChanged>" + Then + "</LastChanged>");
        SoapAnswer.Element(writer, "PassportName", email);
        writer.WriteText("<IsPassportNameHidden>false</IsPassportNameHidden><PassportId>0</PassportId><CID>");
        writer.WriteDecimal(contact);
        writer.WriteText("</CID></Member>");
    }
}
