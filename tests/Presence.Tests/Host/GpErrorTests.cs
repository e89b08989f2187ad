using System.Collections.Generic;
using System.Reflection;
using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>Every number of the table of errors, and the message that provokes it.</summary>
[TestClass]
public class GpErrorTests
{
    // The answer that does not fit: no message of the protocol is that long, GpcmReply guards against it all the same.
    private static readonly int[] Unprovoked = [GpError.General, GpError.None];

    private readonly HashSet<int> _seen = [];

    [TestMethod]
    public void Every_number_is_given_where_it_belongs()
    {
        FaultyFileSystem files = new();
        World world = new(files, 1);
        Player luigi = Player.NewOnPc(world, 1, "luigi");
        Player mario = Player.NewOnPc(world, 2, "mario");
        Player wii = Player.OnWii(world, 3).In();
        string to = "\\profileid\\" + mario.ProfileId;

        Says(world, "nonsense\\final\\", GpError.Parse);
        Says(world, "\\status\\1\\final\\", GpError.NotLoggedIn);
        Gives(luigi.Say("\\status\\1\\sesskey\\0"), GpError.BadSessionKey);
        Link first = mario.Link;
        mario.LogIn();
        Gives(first.Take(), GpError.ForcedDisconnect);
        first.HangUp();
        Says(world, "\\login\\\\challenge\\x\\response\\y\\final\\", GpError.Login);
        Link late = new(world.Presence, 1);
        late.Take();
        world.Pass(31_000);
        Gives(late.Take(), GpError.LoginTimeout);
        late.HangUp();
        Says(world, "\\login\\\\challenge\\x\\response\\y\\user\\x@luigi@mail.example\\final\\", GpError.LoginBadNick);
        Says(world, "\\login\\\\challenge\\x\\response\\y\\user\\x@y\\final\\", GpError.LoginBadEmail);
        Says(world, "\\login\\\\challenge\\x\\response\\y\\user\\luigi@luigi@mail.example\\final\\", GpError.LoginBadPassword);
        Says(world, "\\login\\\\challenge\\x\\response\\y\\uniquenick\\x\\final\\", GpError.LoginBadUniqueNick);
        Says(world, "\\login\\\\challenge\\x\\response\\y\\authtoken\\x\\final\\", GpError.LoginBadPreAuth);
        Says(world, Player.NewUser("x", "x", "x", ""), GpError.NewUser);
        Says(world, Player.NewUser("x@y", Raw.Repeat('x', 31), "x", ""), GpError.NewUserBadNick);
        Says(world, Player.NewUser("x@y", "x", "", ""), GpError.NewUserBadPassword);
        Says(world, Player.NewUser("x@y", "x", "x", "a,b"), GpError.NewUserUniqueNickInvalid);
        Says(world, Player.NewUser("x@y", "x", "x", "luigi"), GpError.NewUserUniqueNickInUse);
        Gives(wii.Say("\\updateui\\KEY\\email\\x@y"), GpError.UpdateUser);
        Gives(luigi.Say("\\updateui\\KEY\\email\\x"), GpError.UpdateUserBadEmail);
        Gives(wii.Say("\\newprofile\\KEY\\nick\\x"), GpError.NewProfile);
        Gives(luigi.Say("\\newprofile\\KEY\\nick\\luigi"), GpError.NewProfileBadNick);
        Gives(luigi.Say("\\newprofile\\KEY\\nick\\x\\replace\\1\\oldnick\\y"), GpError.NewProfileBadOldNick);
        Gives(luigi.Say("\\updatepro\\KEY\\firstname\\" + Raw.Repeat('x', 900)), GpError.UpdateProfile);
        Gives(luigi.Say("\\updatepro\\KEY\\nick\\" + Raw.Repeat('x', 31)), GpError.UpdateProfileBadNick);
        Gives(luigi.Say("\\addbuddy\\KEY\\newprofileid\\1"), GpError.AddBuddyBadNew);
        Gives(luigi.Say("\\authadd\\KEY\\fromprofileid\\" + mario.ProfileId), GpError.AuthAddBadFrom);
        Fails(files, luigi, "\\addbuddy\\KEY\\newprofileid\\" + mario.ProfileId, GpError.AddBuddy);
        luigi.Add(mario);
        mario.Take();
        Gives(mario.Say("\\authadd\\KEY\\fromprofileid\\" + luigi.ProfileId + "\\sig\\x"), GpError.AuthAddBadSignature);
        Fails(files, mario, "\\authadd\\KEY\\fromprofileid\\" + luigi.ProfileId, GpError.AuthAdd);
        mario.Add(luigi);
        luigi.Take();
        Gives(luigi.Add(mario), GpError.AddBuddyAlready);
        Gives(luigi.Say("\\status\\xKEY"), GpError.Status);
        Gives(luigi.Say("\\bm\\99KEY\\t\\" + mario.ProfileId), GpError.BuddyMessage);
        Gives(wii.Text(mario, "x"), GpError.BuddyMessageNotBuddy);
        Gives(luigi.Say("\\bm\\101KEY\\t\\" + mario.ProfileId + "\\msg\\x"), GpError.BuddyMessageUnsupported);
        mario.Say("\\quiet\\2KEY");
        Gives(luigi.Say("\\bm\\5KEY\\t\\" + mario.ProfileId + "\\msg\\x"), GpError.BuddyMessageOffline);
        Gives(luigi.Say("\\getprofile\\KEY\\profileid\\1"), GpError.GetProfileBadProfile);
        Gives(luigi.Say("\\delbuddy\\KEY\\delprofileid\\" + wii.ProfileId), GpError.DeleteBuddyNotBuddy);
        Fails(files, luigi, "\\delbuddy\\KEY\\delprofileid\\" + mario.ProfileId, GpError.DeleteBuddy);
        Gives(wii.Say("\\revoke\\KEY" + to), GpError.RevokeNotBuddy);
        Fails(files, luigi, "\\revoke\\KEY" + to, GpError.Revoke);
        Gives(luigi.Say("\\delprofile\\KEY"), GpError.DeleteProfileLast);
        Player second = Player.OnPc(world, 4, "user", "x@luigi@mail.example");
        luigi.Say("\\newprofile\\KEY\\nick\\x");
        second.LogIn();
        Fails(files, second, "\\delprofile\\KEY", GpError.DeleteProfile);
        Gives(luigi.Say("\\registernick\\KEY\\uniquenick\\"), GpError.RegisterNick);
        Gives(luigi.Say("\\registernick\\KEY\\uniquenick\\mario"), GpError.RegisterNickTaken);
        Gives(wii.Say("\\registernick\\KEY\\uniquenick\\x"), GpError.RegisterNickReserved);
        second.HangUp();
        second.NamespaceId = 0;
        second.LogIn();
        Gives(second.Say("\\registernick\\KEY\\uniquenick\\x"), GpError.RegisterNickBadNamespace);
        Gives(luigi.Say("\\registercdkey\\KEY\\cdkeyenc\\"), GpError.RegisterCdKeyBad);
        Fails(files, luigi, "\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode("k"), GpError.RegisterCdKey);
        luigi.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode("k"));
        Gives(luigi.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode("l")), GpError.RegisterCdKeyAlreadySet);
        Gives(mario.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode("k")), GpError.RegisterCdKeyTaken);
        Fails(files, luigi, "\\addblock\\KEY" + to, GpError.AddBlock);
        luigi.Say("\\addblock\\KEY" + to);
        Gives(luigi.Say("\\addblock\\KEY" + to), GpError.AddBlockAlready);
        Fails(files, luigi, "\\removeblock\\KEY" + to, GpError.RemoveBlock);
        luigi.Say("\\removeblock\\KEY" + to);
        Gives(luigi.Say("\\removeblock\\KEY" + to), GpError.RemoveBlockNotBlocked);
        Fails(files, luigi, "\\updatepro\\KEY\\firstname\\x", GpError.Database);
        Searches(world, "\\x\\\\final\\", "err", GpError.Search);
        Searches(world, "\\check\\\\email\\x@y\\final\\", "cur", GpError.CheckBadEmail);
        Searches(world, "\\check\\\\email\\luigi@mail.example\\nick\\y\\final\\", "cur", GpError.CheckBadNick);
        Searches(world, "\\check\\\\email\\luigi@mail.example\\nick\\luigi\\final\\", "cur", GpError.CheckBadPassword);

        for (int i = 0; i < 5; i++) Searches(world, "\\check\\\\email\\luigi@mail.example\\nick\\luigi\\pass\\x\\final\\", "cur", i < 4 ? GpError.CheckBadPassword : GpError.Check);

        foreach (FieldInfo field in typeof(GpError).GetFields())
        {
            int code = (int)field.GetRawConstantValue();
            Assert.IsTrue(_seen.Contains(code) || System.Array.IndexOf(Unprovoked, code) >= 0, field.Name + " is never given");
        }
    }

    private void Gives(string answer, int code)
    {
        Assert.AreEqual(code.ToString(), Raw.Value(answer, "err"), answer);
        _seen.Add(code);
    }

    private void Fails(FaultyFileSystem files, Player player, string command, int code)
    {
        files.FailChange = files.Changes;
        Gives(player.Say(command), code);
        files.FailChange = -1;
    }

    private void Says(World world, string message, int code)
    {
        Link link = new(world.Presence, 77);
        link.Take();
        link.Write(message);
        Gives(link.Take(), code);
        Assert.IsTrue(link.IsClosed, message);
        link.HangUp();
    }

    private void Searches(World world, string message, string key, int code)
    {
        Link link = new(world.Search, EndPoints.Of(0xC0A80463, 77));
        link.Write(message);
        string answer = link.Take();
        Assert.AreEqual(code.ToString(), Raw.Value(answer, key), answer);
        _seen.Add(code);
        link.HangUp();
    }
}
