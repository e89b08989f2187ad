using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests;

/// <summary>A box with accounts anna, bert and carl, and their clients. Each link comes from another address.</summary>
internal sealed class Party
{
    private int _links;

    internal Party()
        : this(new World())
    {
        AddAll();
    }

    /// <summary>On a box that may have accounts already.</summary>
    internal Party(World world)
    {
        World = world;
    }

    /// <summary>Makes the three accounts.</summary>
    internal Party AddAll()
    {
        Add("anna");
        Add("bert");
        Add("carl");
        return this;
    }

    /// <summary>A box that has this in messenger.txt.</summary>
    internal static Party With(string settings)
    {
        FaultyFileSystem files = new();
        files[MessengerSettings.FileName] = Raw.Bytes(settings);
        return new Party(new World(files, 1)).AddAll();
    }

    internal World World { get; }

    /// <summary>Makes an account on the page.</summary>
    internal void Add(string name)
    {
        string answer = Post("/api/account", "", "{\"email\":\"" + name + "@party.lan\",\"nick\":\"" + name + "\",\"password\":\"secret\"}");
        Assert.AreEqual(200, HttpAnswer.Status(answer), answer);
    }

    internal string Post(string path, string headers, string body) =>
        World.Request("POST " + path + " HTTP/1.1\r\nHost: 192.168.4.1\r\n" + headers + "Content-Length: " + Raw.Bytes(body).Length + "\r\n\r\n" + body, NextFrom());

    internal string Get(string path, string host, string headers) => World.Request("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n", NextFrom());

    internal Link Connect() => new(World.Messenger, NextFrom());

    /// <summary>The ticket of the nexus' sign-in.</summary>
    internal string Ticket(string email, string password)
    {
        string answer = Get("/login2.srf", "192.168.4.1", "Authorization: Passport1.4 OrgVerb=GET,OrgURL=http%3A%2F%2Fmessenger%2Emsn%2Ecom,sign-in=" + Raw.Exchange(email, "@", "%40") + ",pwd=" + password + "," + MsnMessages.Login + "\r\n");
        int start = answer.IndexOf("from-PP='");
        return start < 0 ? "t=none&p=" : answer.Substring(start + 9, answer.IndexOf("'", start + 9) - start - 9);
    }

    internal Client Client(string name, int version) => new(this, name, version);

    private long NextFrom() => EndPoints.Of(0xC0A80400 + (uint)(10 + _links % 200), 40_000 + _links++);
}
