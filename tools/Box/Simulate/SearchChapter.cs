using System.Collections.Generic;
using System.Linq;

namespace PocketSpy.Box.Simulate;

/// <summary>The PC player's profile is found by every request of the player search.</summary>
public sealed class SearchChapter
{
    private const int BadNick = 0x201;
    private const int CheckBadPassword = 0xE03;

    private readonly LegList _legs;
    private readonly SearchClient _search;
    private readonly SimulatedPc _host;
    private readonly SimulatedPc _visitor;
    private readonly Player _main;
    private readonly Player _guest;

    /// <summary>Two profiles of one account, both logged in; the guest has the main one as a buddy.</summary>
    public SearchChapter(LegList legs, SearchClient search, SimulatedPc host, SimulatedPc visitor, Player main, Player guest)
    {
        _legs = legs;
        _search = search;
        _host = host;
        _visitor = visitor;
        _main = main;
        _guest = guest;
    }

    /// <summary>Plays it.</summary>
    public void Play()
    {
        _legs.Try("search: valid", Valid);
        _legs.Try("search: nicks", Nicks);
        _legs.Try("search: check", Check);
        _legs.Try("search: newuser, who is there already", NewUser);
        _legs.Try("search: search", Search);
        _legs.Try("search: searchunique", SearchUnique);
        _legs.Try("search: uniquesearch", UniqueSearch);
        _legs.Try("search: pmatch", ProductMatch);
        _legs.Try("search: others", Others);
        _legs.Try("search: otherslist", OthersList);
    }

    private void Valid()
    {
        Need(_search.Ask("valid", ("email", _host.Address), ("partnerid", 0)).TakeNumber("vr") == 1, "the address is not known");
        Need(_search.Ask("valid", ("email", "nobody@pc.pocketspy"), ("partnerid", 0)).TakeNumber("vr") == 0, "an address of nobody is known");
    }

    private void Nicks()
    {
        List<string> nicks = NicksFor(_host.VeiledPassword);
        Need(nicks.Contains($"{_host.Nick} {_host.UniqueNick}"), "the profile is not in the list");
        Need(nicks.Contains($"{_visitor.Nick} {_visitor.UniqueNick}"), "the guest is not in the list");
        Need(NicksFor(SimulatedPc.Veil("guessed")).Count == 0, "a wrong password gives nicks");
    }

    private List<string> NicksFor(string password)
    {
        TextMessage answer = _search.Ask("nicks", ("email", _host.Address), ("passenc", password), ("namespaceid", _host.NamespaceId), ("partnerid", 0));
        List<string> nicks = [];
        int count = answer.TakeNumber("nr");
        while (answer.NextKey == "nick") nicks.Add($"{answer.Take("nick")} {answer.Take("uniquenick")}");
        answer.TakeLast("ndone");
        Need(nicks.Count == count, "the list has not as many as it says");
        return nicks;
    }

    private void Check()
    {
        TextMessage answer = _search.Ask("check", ("nick", _host.Nick), ("email", _host.Address), ("partnerid", 0), ("passenc", _host.VeiledPassword));
        Need(answer.TakeNumber("cur") == 0, "the account is refused");
        Need(answer.TakeNumber("pid") == _main.ProfileId, "it is another profile");
        answer = _search.Ask("check", ("nick", _host.Nick), ("email", _host.Address), ("partnerid", 0), ("passenc", SimulatedPc.Veil("guessed")));
        Need(answer.TakeNumber("cur") == CheckBadPassword, "a wrong password has another code");
    }

    private void NewUser()
    {
        TextMessage answer = _search.Ask("newuser", ("nick", _host.Nick), ("email", _host.Address), ("passenc", _host.VeiledPassword),
            ("productID", _host.ProductId), ("namespaceid", _host.NamespaceId), ("uniquenick", _host.UniqueNick), ("partnerid", 0));
        Need(answer.TakeNumber("nur") == BadNick, "the nick is not refused as taken");
        Need(answer.TakeNumber("pid") == _main.ProfileId, "it is another profile");
    }

    // Asks on while the box says that there are more.
    private void Search()
    {
        List<FoundProfile> found = [];
        int more;
        do
        {
            TextMessage answer = _search.Ask("search", ("sesskey", _main.Link.SessionKey), ("profileid", _main.ProfileId), ("namespaceid", _host.NamespaceId),
                ("partnerid", 0), ("nick", _host.Nick), ("lastname", "Lovelace"), ("skip", found.Count));
            int before = found.Count;
            while (answer.NextKey == "bsr") found.Add(FoundProfile.Take(answer));
            answer.Take("bsrdone");
            more = answer.TakeNumber("more");
            Need(more == 0 || found.Count > before, "there are more, and none come");
        }
        while (more != 0);
        CheckMain(found.Find(profile => profile.ProfileId == _main.ProfileId));
        _legs.Detail = $"{found.Count} found";
    }

    private void SearchUnique()
    {
        TextMessage answer = _search.Ask("searchunique", ("sesskey", _main.Link.SessionKey), ("profileid", _main.ProfileId),
            ("uniquenick", _host.UniqueNick), ("namespaces", $"16,{_host.NamespaceId}"));
        CheckMain(FoundProfile.Take(answer));
        answer.Take("bsrdone");
        Need(answer.TakeNumber("more") == 0, "there is more than one of a unique nick");
    }

    private void CheckMain(FoundProfile profile)
    {
        Need(profile is not null && profile.ProfileId == _main.ProfileId, "the profile is not found");
        Need(profile.Nick == _host.Nick && profile.UniqueNick == _host.UniqueNick && profile.NamespaceId == _host.NamespaceId, "the nicks are wrong");
        Need(profile.LastName == "Lovelace", "the name is wrong");
        Need(profile.Address.Length == 0, "the address that the mask hides is shown");
    }

    private void UniqueSearch()
    {
        TextMessage answer = _search.Ask("uniquesearch", ("preferrednick", _host.UniqueNick), ("namespaceid", _host.NamespaceId));
        int count = answer.TakeNumber("us");
        List<string> nicks = [];
        while (answer.NextKey == "nick") nicks.Add(answer.Take("nick"));
        answer.TakeLast("usdone");
        Need(count == nicks.Count && count > 0, "there are not as many as it says, or none");
        Need(!nicks.Contains(_host.UniqueNick), "a taken nick is offered");
        _legs.Detail = string.Join(", ", nicks);
    }

    private void ProductMatch()
    {
        TextMessage answer = _search.Ask("pmatch", ("sesskey", _main.Link.SessionKey), ("profileid", _main.ProfileId), ("productid", _host.ProductId));
        List<string> players = [];
        while (answer.NextKey == "psr") players.Add($"{answer.TakeNumber("psr")} {answer.Take("status")} {answer.Take("nick")} {answer.TakeNumber("statuscode")}");
        answer.TakeLast("psrdone");
        Need(players.Contains($"{_main.ProfileId} here {_host.Nick} 4"), $"the player is not among those who play: {string.Join("; ", players)}");
    }

    // The guest is seen in full, and then without the address that it hides.
    private void Others()
    {
        Need(AddressOfGuest() == _visitor.Address, "the address is missing");
        _guest.Link.Send("updatepro", ("publicmask", 0), ("partnerid", 0));
        _guest.ExpectNothing();
        Need(AddressOfGuest().Length == 0, "the address that the mask hides is shown");
    }

    private string AddressOfGuest()
    {
        TextMessage answer = _search.Ask("others", ("sesskey", _main.Link.SessionKey), ("profileid", _main.ProfileId), ("namespaceid", _host.NamespaceId));
        answer.Take("others");
        Need(answer.TakeNumber("o") == _guest.ProfileId, "the guest, who has the profile as a buddy, is not found");
        Need(answer.Take("nick") == _visitor.Nick && answer.Take("uniquenick") == _visitor.UniqueNick, "the nicks are wrong");
        answer.Take("first");
        answer.Take("last");
        string address = answer.Take("email");
        answer.TakeLast("odone");
        return address;
    }

    private void OthersList()
    {
        List<string> found = OthersIn($"{_main.ProfileId}|{_guest.ProfileId}", 2);
        Need(found.SequenceEqual([$"{_main.ProfileId} {_host.UniqueNick}", $"{_guest.ProfileId} {_visitor.UniqueNick}"]), "the nicks are wrong");
        Need(OthersIn("0", 0).Count + OthersIn("", 0).Count == 0, "an empty list gives somebody");
    }

    private List<string> OthersIn(string ids, int count)
    {
        TextMessage answer = _search.Ask("otherslist", ("sesskey", _main.Link.SessionKey), ("profileid", _main.ProfileId), ("numopids", count),
            ("opids", ids), ("namespaceid", _host.NamespaceId));
        answer.Take("otherslist");
        List<string> found = [];
        while (answer.NextKey == "o") found.Add($"{answer.TakeNumber("o")} {answer.Take("uniquenick")}");
        answer.TakeLast("oldone");
        return found;
    }

    private static void Need(bool right, string problem)
    {
        if (!right) throw new LegException(problem);
    }
}
