using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Box.Simulate;
using PocketSpy.PageText;

namespace PocketSpy.Box.Card;

/// <summary><c>box card</c>: a card to print that tells guests how to join.</summary>
public static class CardCommand
{
    private const int NotReached = 1;
    private const int BadInput = 2;
    private const int LongestNetwork = 32;
    private const int ShortestPassword = 8;
    private const int LongestPassword = 63;
    private const string AddressOfBoard = "192.168.4.1";

    private static readonly Choice<string> Size = new("--size", "Paper.", ("a6", "A6"), ("a4", "A4"));

    private static readonly Choice<string> Language = new("--language", "What the card is written in.", [.. TextTable.Languages.Select(language => (language, language))]);

    private static readonly Option<string> Network = new("--wifi")
    {
        Description = "Name of the Wi-Fi (default: what the box at --server tells).",
        HelpName = "NAME",
    };

    private static readonly Option<string> Password = new("--password")
    {
        Description = "Its password; without it the network is open, as a DS needs it.",
        HelpName = "TEXT",
    };

    private static readonly Option<string> Address = new("--address")
    {
        Description = "The box's address on that Wi-Fi (default: --server).",
        HelpName = "ADDRESS",
    };

    private static readonly Option<bool> Router = new("--router")
    {
        Description = "The Wi-Fi is a router's and not the box's own: guests set the DNS server by hand.",
    };

    private static readonly Option<string> Server = new("--server")
    {
        Description = "A running box to ask for what is not given.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => AddressOfBoard,
    };

    private static readonly Option<int> Offset = new("--offset")
    {
        Description = "What `box run --offset` was given.",
        HelpName = "N",
    };

    private static readonly Option<string> Output = new("--out")
    {
        Description = "The page to write.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "pocketspy-card.html",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("card", """
            Write a card for guests: Wi-Fi with QR code, DNS server, how to join with a DS, a Wii and a PC.

            A page for the browser to print, or to save as PDF; it needs nothing from outside. With --wifi no box is asked.

            Exit codes: 0 written, 1 the box could not be asked, 2 a wrong option.
            """)
        {
            Network, Password, Address, Router, Size.Option, Language.Option, Server, Offset, Output,
        };
        command.SetAction(result => Run(result));
        return command;
    }

    private static int Run(ParseResult result)
    {
        string address = result.GetValue(Address) ?? result.GetValue(Server);
        if (!IsAddress(result.GetValue(Server), out IPAddress server)) return Refuse($"--server {result.GetValue(Server)} is not a valid IPv4 address such as {AddressOfBoard}.");
        if (!IsAddress(address, out _)) return Refuse($"--address {address} is not a valid IPv4 address such as {AddressOfBoard}.");
        string password = result.GetValue(Password);
        if (password is not null && password.Length is < ShortestPassword or > LongestPassword) return Refuse($"--password takes {ShortestPassword} to {LongestPassword} characters, as WPA does.");
        int offset = result.GetValue(Offset);
        if (offset is < 0 or > 30_000) return Refuse("--offset takes a number from 0 to 30000.");

        string network = result.GetValue(Network);
        if (network is null)
        {
            (network, bool open, string problem) = LobbyClient.Ask(server, BoxAddress.WithOffset(server, offset).HttpPorts);
            if (network is null)
            {
                Console.Error.WriteLine($"The box at {server} could not be asked: {problem}. Give the name of the Wi-Fi with --wifi NAME.");
                return NotReached;
            }
            if (!open && password is null) return Refuse($"The Wi-Fi {network} has a password, which the box does not tell. Give it with --password TEXT.");
            if (open && password is not null) return Refuse($"The Wi-Fi {network} is open: leave out --password.");
        }
        if (network.Length == 0 || Encoding.UTF8.GetByteCount(network) > LongestNetwork) return Refuse($"--wifi takes a name of 1 to {LongestNetwork} bytes.");
        return Write(new CardText(network, password, address, result.GetValue(Router)), Size.Of(result), Language.Of(result), Path.GetFullPath(result.GetValue(Output)));
    }

    private static int Write(CardText card, string size, string language, string path)
    {
        try
        {
            File.WriteAllText(path, CardPage.Write(card, size, language));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{path} cannot be written: {exception.Message}");
        }
        Console.Out.WriteLine($"written: {path}. Open it in a browser and print it.");
        return 0;
    }

    private static bool IsAddress(string text, out IPAddress address) => IPAddress.TryParse(text, out address) && address.AddressFamily == AddressFamily.InterNetwork && text.Split('.').Length == 4;

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return BadInput;
    }
}
