using System.CommandLine;
using System.IO;
using PocketSpy.Box.Boards;
using PocketSpy.Core;

namespace PocketSpy.Box.Run;

/// <summary><c>box run</c>: the box on this PC.</summary>
public static class RunCommand
{
    private const int StandardDnsPort = 53;

    private static readonly Option<string> Bind = new("--bind")
    {
        Description = "Listen at this address of this PC only (default: at all).",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string> Address = new("--address")
    {
        Description = "Give out this address for the games' servers (default: that of --bind, else the one on the console's network).",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Keep profiles in this folder. A file domains.txt in it, one name a line, adds names that DNS answers.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "box-data",
    };

    private static readonly Option<int> Offset = new("--offset")
    {
        Description = "Add this to every port but DHCP's and mDNS's, where the real ones are taken. Consoles cannot follow, `simulate --offset` can.",
        HelpName = "N",
    };

    private static readonly Option<int> Capacity = new("--capacity")
    {
        Description = "Consoles at once.",
        HelpName = "N",
        DefaultValueFactory = _ => 256,
    };

    private static readonly Option<string> DnsOthers = new("--dns-others")
    {
        Description = "Other names than the games': refuse them, answer them with the box's address, or ask the DNS server UPSTREAM (an address).",
        HelpName = "refuse|box|UPSTREAM",
        DefaultValueFactory = _ => "refuse",
    };

    private static readonly Option<string> Dhcp = new("--dhcp")
    {
        Description = "Give out addresses on the network where this PC has this one, as 192.168.4.1/24. Never on a network that has a router: two DHCP servers disturb everybody there.",
        HelpName = "ADDRESS/BITS",
    };

    private static readonly Option<bool> Mdns = new("--mdns")
    {
        Description = "Answer to the name pocketspy.local on this network.",
    };

    private static readonly Option<bool> KnownGamesOnly = new("--known-games-only")
    {
        Description = "Turn away hosts of games whose key is not known here, instead of listing them unproven.",
    };

    private static readonly Option<bool> SafeMode = new("--safe-mode")
    {
        Description = "Open DNS and the page with the settings alone, without players and games: to set things right when a start fails.",
    };

    private static readonly Option<string> Image = new("--image")
    {
        Description = "Run these modules only: consoles or everything (a board's images), or names of modules with commas between them.",
        HelpName = "IMAGE",
    };

    private static readonly Option<string> BoardName = new("--board")
    {
        Description = $"Run with the tables, sockets, queues and modules of a board ({string.Join(", ", BoardFolder.Names)}), to see what it holds.",
        HelpName = "BOARD",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Fail when port 53 or 80 cannot be had, instead of moving to 10053 and 8080.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("run", """
            Start the box on this PC and show what happens.

            Prints its ports, then `ready`, then the event log. Ctrl+C stops it. Point the DNS setting of a console at this
            PC and it finds everything else. Ports 53 and 80 often need rights: without them the box says how to give them
            and moves to 10053 and 8080, where only `box simulate` looks.

            Exit codes: 0 stopped, 2 it could not start (a line says why and what to do).
            """)
        {
            Bind, Address, Data, Offset, Capacity, DnsOthers, Dhcp, Mdns, KnownGamesOnly, Image, BoardName, SafeMode, Strict,
        };
        command.SetAction(result =>
        {
            BoxSettings settings = new();
            string problem = Read(result, settings);
            string modules = null;
            if (problem is null && result.GetValue(Image) is string image)
            {
                modules = ImageNames.ModulesOf(image, out problem);
                if (problem is not null) problem = $"--image {image}: {problem}.";
            }
            if (problem is not null) return RunningBox.Refuse(problem);
            try
            {
                RunPlan plan = result.GetValue(BoardName) is string board
                    ? RunPlan.ForBoard(settings, BoardFolder.Read(board), modules)
                    : RunPlan.ForPc(settings, result.GetValue(Capacity), modules);
                plan.IsSafeMode = result.GetValue(SafeMode);
                return RunningBox.Run(plan, Path.GetFullPath(result.GetValue(Data)));
            }
            catch (BoardException exception)
            {
                return RunningBox.Refuse(exception.Message);
            }
        });
        return command;
    }

    // Gives what is wrong with the options, or null.
    private static string Read(ParseResult result, BoxSettings settings)
    {
        if (result.GetValue(Bind) is string bind)
        {
            if (!EndPoints.TryParseAddress(bind, out uint address)) return $"--bind {bind} is not a valid IPv4 address such as 192.168.1.10.";
            settings.Bind = address;
        }
        if (result.GetValue(Address) is string own)
        {
            if (!EndPoints.TryParseAddress(own, out uint address) || address == 0) return $"--address {own} is not a valid IPv4 address such as 192.168.1.10.";
            settings.Address = address;
        }
        // Who listens at one address only is to be found there.
        if (settings.Address == 0) settings.Address = settings.Bind;
        if (result.GetValue(KnownGamesOnly)) settings.KnownGamesOnly = true;
        if (result.GetValue(Mdns)) settings.AnswersToName = true;
        if (result.GetValue(Dhcp) is string dhcp && !TryReadNetwork(dhcp, settings)) return $"--dhcp {dhcp} is not an address of this PC with the bits of its network, such as 192.168.4.1/24.";
        int offset = result.GetValue(Offset);
        if (offset < 0 || offset > 30_000) return "--offset takes a number from 0 to 30000.";
        if (result.GetValue(Capacity) is < 1 or > 4_000) return "--capacity takes a number from 1 to 4000.";
        settings.Offset = offset;
        settings.MovesLowPorts = !result.GetValue(Strict);
        return ReadOtherNames(result.GetValue(DnsOthers), settings);
    }

    // Clients look for DHCP and mDNS at their ports only: --offset does not move them.
    private static bool TryReadNetwork(string text, BoxSettings settings)
    {
        string[] parts = text.Split('/');
        if (parts.Length != 2 || !EndPoints.TryParseAddress(parts[0], out uint address)) return false;
        if (!int.TryParse(parts[1], out int bits) || bits < 8 || bits > 30) return false;
        uint mask = uint.MaxValue << (32 - bits);
        if ((address & ~mask) == 0 || (address | mask) == uint.MaxValue) return false;
        settings.GivesAddresses = true;
        settings.OwnAddress = address;
        settings.OwnMask = mask;
        return true;
    }

    private static string ReadOtherNames(string text, BoxSettings settings)
    {
        if (text == "refuse")
        {
            settings.OtherNames = OtherNames.Refuse;
            return null;
        }
        if (text == "box")
        {
            settings.OtherNames = OtherNames.Box;
            return null;
        }
        string[] parts = text.Split(':');
        int port = StandardDnsPort;
        if (parts.Length > 2 || !EndPoints.TryParseAddress(parts[0], out uint upstream) || (parts.Length == 2 && !int.TryParse(parts[1], out port)))
        {
            return $"--dns-others {text} is neither refuse nor box nor the address of a DNS server such as 192.168.1.1.";
        }
        settings.OtherNames = OtherNames.Forward;
        settings.Upstream = EndPoints.Of(upstream, port);
        return null;
    }
}
