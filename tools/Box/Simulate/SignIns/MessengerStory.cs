using System;
using System.Collections.Generic;

namespace PocketSpy.Box.Simulate.SignIns;

/// <summary>Three people at Messenger, of every version from 2 to 15 in turn: they add each other, see each other come, and talk.</summary>
public sealed class MessengerStory : IStory
{
    private static readonly int[] Versions = [2, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    private readonly int _number;
    private readonly BoxAddress _box;
    private readonly LegList _legs = new();
    private readonly WebClient _web;

    /// <summary>The story of three people with a number.</summary>
    public MessengerStory(int number, BoxAddress box)
    {
        _number = number;
        _box = box;
        _web = new WebClient(box);
    }

    /// <inheritdoc />
    public string Title => $"Messenger people {_number}";

    /// <inheritdoc />
    public IReadOnlyList<Leg> Legs => _legs.Legs;

    /// <inheritdoc />
    public bool Passed { get; private set; }

    /// <inheritdoc />
    public void Play()
    {
        try
        {
            string[] names = ["anna", "bert", "carl"];
            string[] emails = Array.ConvertAll(names, name => $"{name}{_number}@party.lan");
            _legs.Try("accounts", () =>
            {
                for (int i = 0; i < names.Length; i++) Accounts.Make(_box, _web, emails[i], names[i]);
            });
            for (int i = 0; i < Versions.Length; i++) Talk(emails, Versions[i], Versions[(i + 3) % Versions.Length], Versions[(i + 7) % Versions.Length]);
            Passed = true;
        }
        catch (LegException)
        {
            // Told in the legs.
        }
    }

    private void Talk(string[] emails, int first, int second, int third)
    {
        string label = $"MSNP{first}, {second}, {third}: ";
        using MessengerPerson anna = Open(label + "anna signs in", emails[0], first);
        _legs.Try(label + "lists and contacts", () =>
        {
            anna.Add(emails[1]);
            anna.Add(emails[2]);
            int count = anna.CountContacts();
            _legs.Detail = $"{count} contacts";
            if (first < 13 && count != 2) throw new LegException($"two contacts were due, {count} came");
        });
        using MessengerPerson bert = Open(label + "bert signs in", emails[1], second);
        _legs.Try(label + "anna sees bert", () => anna.Link.Expect($"NLN NLN {emails[1]}"));
        using MessengerPerson carl = Open(label + "carl signs in", emails[2], third);
        _legs.Try(label + "three talk", () => Chat(anna, bert, carl));
    }

    private MessengerPerson Open(string leg, string email, int version)
    {
        MessengerPerson person = null;
        _legs.Try(leg, () =>
        {
            person = new MessengerPerson(_box, _web, email, version);
            person.SignIn(Accounts.Password);
        });
        return person;
    }

    private static void Chat(MessengerPerson anna, MessengerPerson bert, MessengerPerson carl)
    {
        using MessengerLink first = anna.Open();
        first.Send($"CAL 2 {bert.Email}\r\n");
        first.Expect("CAL 2 RINGING");
        using MessengerLink second = bert.Enter();
        first.Expect($"JOI {bert.Email}");
        second.Send($"CAL 3 {carl.Email}\r\n");
        second.Expect("CAL 3 RINGING");
        using MessengerLink third = carl.Enter();
        first.Expect($"JOI {carl.Email}");
        second.Expect($"JOI {carl.Email}");
        const string Text = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nhi";
        first.Send($"MSG 4 A {Text.Length}\r\n{Text}");
        first.Expect("ACK 4");
        foreach (MessengerLink other in new[] { second, third })
        {
            other.Expect($"MSG {anna.Email} ");
            if (other.Payload != Text) throw new LegException($"the message came as {other.Payload}");
        }
        third.Send("OUT\r\n");
        first.Expect($"BYE {carl.Email}");
    }
}
