using System;
using System.CommandLine;
using System.Text.Json;
using PocketSpy.Box.Backup;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Account;

/// <summary><c>box account</c>: makes accounts on a running box, for its owner: one for games, Messenger and tokens alike.</summary>
public static class AccountCommand
{
    private const int Failed = 1;
    private const int BadInput = 2;
    private const string PasswordVariable = "POCKETSPY_PASSWORD";

    private static readonly BoxOptions Box = new();
    private static readonly Argument<string> Email = new("EMAIL") { Description = "The address to sign in with; it need not exist." };
    private static readonly Argument<string> Nick = new("NICK") { Description = "The name that others see." };
    private static readonly Argument<string> Switch = new("on|off") { Description = "Whether guests may make accounts on the box's page /account." };

    private static readonly Option<string> Password = new("--password")
    {
        Description = $"The password, 4 to 30 bytes. Better in the environment variable {PasswordVariable}.",
        HelpName = "TEXT",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command make = new("make", "Make an account.") { Box.Server, Box.Offset, Box.Pin, Password, Email, Nick };
        make.SetAction(result => Make(result));
        Command guests = new("guests", "Let guests make accounts on the page, or not.") { Box.Server, Box.Offset, Box.Pin, Switch };
        guests.SetAction(result => SetGuests(result));
        return new Command("account", """
            Accounts of a running box, for its owner. One account is the same person in games, Messenger and Trackmania tools.

            Exit codes: 0 done, 1 the box refused or did not answer, 2 a wrong option.
            """)
        {
            make, guests,
        };
    }

    private static int Make(ParseResult result)
    {
        string password = result.GetValue(Password) ?? Environment.GetEnvironmentVariable(PasswordVariable);
        if (string.IsNullOrEmpty(password)) return Refuse($"A password is needed: --password TEXT, or the environment variable {PasswordVariable}.", BadInput);
        return Send(result, $$"""{"email":{{Quote(result.GetValue(Email))}},"nick":{{Quote(result.GetValue(Nick))}},"password":{{Quote(password)}}}""");
    }

    private static int SetGuests(ParseResult result) => result.GetValue(Switch) switch
    {
        "on" => Send(result, """{"guests":true}"""),
        "off" => Send(result, """{"guests":false}"""),
        _ => Refuse("on or off is wanted.", BadInput),
    };

    private static int Send(ParseResult result, string body)
    {
        BoxAddress address = Box.AddressIn(result, out string problem);
        string pin = address is null ? null : Box.PinIn(result, out problem);
        if (pin is null) return Refuse(problem, BadInput);
        using BoxLink link = new(address, pin);
        problem = link.Find() ?? link.Post("/api/account", body);
        if (problem is not null) return Refuse($"Nothing was changed: {problem}.", Failed);
        Console.Out.WriteLine("ok");
        return 0;
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static int Refuse(string problem, int exitCode)
    {
        Console.Error.WriteLine(problem);
        return exitCode;
    }
}
