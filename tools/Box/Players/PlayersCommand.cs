using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using PocketSpy.Box.Backup;
using PocketSpy.Box.Simulate;
using Spectre.Console;

namespace PocketSpy.Box.Players;

/// <summary><c>box players</c>: whom a box knows, and what its owner does with them.</summary>
public static class PlayersCommand
{
    private const int Failed = 1;
    private const int BadInput = 2;

    // Each acts on one player; the words are those of the box's interface.
    private static readonly (string Name, string Description)[] Actions =
    [
        ("release", "Forget the console of a player: the next one that signs in with its user id has it. For a console that was replaced."),
        ("delete", "Delete a player for good: profile, friends, waiting messages. A user without a profile is deleted by u and its number, u77."),
        ("kick", "End a player's link. The player may come back at once."),
        ("ban", "Turn a player away: the console, or the user with a password, with all profiles."),
        ("unban", "Let a player in again who was turned away."),
    ];

    private static readonly BoxOptions Box = new();

    private static readonly Argument<string> Player = new("ID")
    {
        Description = "The number of the profile, as `box players list` shows it.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("players", """
            Whom a running box knows, for its owner: list them, release a console that was replaced, delete, kick, turn away.

            Exit codes: 0 done, 1 the box refused or did not answer, 2 a wrong option.
            """);
        Command list = new("list", "Show all players whom the box knows.") { Box.Server, Box.Offset, Box.Pin };
        list.SetAction(result => List(result));
        command.Add(list);
        foreach ((string name, string description) in Actions)
        {
            Command action = new(name, description) { Box.Server, Box.Offset, Box.Pin, Player };
            action.SetAction(result => Act(name, result));
            command.Add(action);
        }
        return command;
    }

    private static int List(ParseResult result)
    {
        using BoxLink link = Open(result, out int exitCode);
        if (link is null) return exitCode;
        List<KnownPlayer> players = link.Players(out string problem);
        if (players is null) return Refuse($"No list: {problem}", Failed);
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("id", "name", "console", "game", "friend code", "");
        foreach (KnownPlayer player in players)
        {
            table.AddRow(Markup.Escape(player.Id), Markup.Escape(player.Name), Markup.Escape(player.Console), Markup.Escape(player.Game), Markup.Escape(player.FriendCode), Markup.Escape(player.State));
        }
        if (players.Count > 0) Terminal.Output.Write(table);
        Console.Out.WriteLine(players.Count == 1 ? "1 player" : string.Create(CultureInfo.InvariantCulture, $"{players.Count} players"));
        return 0;
    }

    private static int Act(string action, ParseResult result)
    {
        string text = result.GetValue(Player);
        bool isUser = text.StartsWith('u');
        if (!int.TryParse(isUser ? text[1..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id == 0)
        {
            return Refuse($"{text} is not the number of a player. `box players list` shows them.", BadInput);
        }
        if (isUser && action != "delete") return Refuse("A user without a profile can only be deleted.", BadInput);
        using BoxLink link = Open(result, out int exitCode);
        if (link is null) return exitCode;
        string problem = link.Act(action, id, isUser);
        if (problem is not null) return Refuse($"Nothing was changed: {problem}.", Failed);
        Console.Out.WriteLine("ok");
        return 0;
    }

    private static BoxLink Open(ParseResult result, out int exitCode)
    {
        exitCode = BadInput;
        BoxAddress address = Box.AddressIn(result, out string problem);
        string pin = address is null ? null : Box.PinIn(result, out problem);
        if (pin is null)
        {
            Refuse(problem, exitCode);
            return null;
        }
        BoxLink link = new(address, pin);
        problem = link.Find();
        if (problem is null) return link;
        exitCode = Refuse(problem, Failed);
        link.Dispose();
        return null;
    }

    private static int Refuse(string problem, int exitCode)
    {
        Console.Error.WriteLine(problem);
        return exitCode;
    }
}
