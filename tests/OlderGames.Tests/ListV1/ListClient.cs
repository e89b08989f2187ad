using PocketSpy.OlderGames.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire.Tests.ListV1;
using nanoFramework.TestFramework;

namespace PocketSpy.OlderGames.Tests.ListV1;

/// <summary>A game's browser of before 2004: signs in for a game with an enctype and reads lists.</summary>
internal sealed class ListClient
{
    private readonly OlderWorld _world;
    private readonly string _game;
    private readonly int _enctype;

    internal ListClient(OlderWorld world, int computer, string game, int enctype)
    {
        _world = world;
        _game = game;
        _enctype = enctype;
        Link = new Link(world.List, OlderWorld.At(computer, 40_000));
        if (Link.IsRefused) return;
        string greeting = Link.Take();
        Assert.IsTrue(greeting.StartsWith("\\basic\\\\secure\\"), greeting);
        Challenge = greeting.Substring(15);
        Assert.AreEqual(ListProof.ChallengeSize, Challenge.Length);
    }

    internal Link Link { get; }

    internal string Challenge { get; }

    /// <summary>What signs it in.</summary>
    internal string SignIn => "\\gamename\\" + _game + "\\gamever\\2\\location\\0\\validate\\" + _world.Prove(_game, Challenge, _enctype)
        + (_enctype == Enctype.None ? "" : "\\enctype\\" + _enctype.ToString()) + "\\final\\";

    /// <summary>Sends all, cut into pieces of some bytes, and reads the answer, which must end the link.</summary>
    internal string Ask(string request, int cut)
    {
        string all = SignIn + "\\queryid\\1.1\\" + request;
        for (int at = 0; at < all.Length; at += cut) Link.Write(all.Substring(at, cut < all.Length - at ? cut : all.Length - at));
        Assert.IsTrue(Link.IsClosed);
        return Read();
    }

    internal string Ask(string request) => Ask(request, 10_000);

    /// <summary>What came, deciphered.</summary>
    internal string Read()
    {
        byte[] answer = Link.TakeBytes();
        Link.HangUp();
        if (_enctype == Enctype.None) return Raw.Text(answer);
        return Raw.Text(_enctype == Enctype.One ? Decipher.One(answer, Challenge, Tables.EnctypeOne) : Decipher.Two(answer, _world.Secret ?? FakeGameKeys.Of(_game)));
    }
}
