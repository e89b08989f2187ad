using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>
/// What touches a socket, a file, a thread, a clock or chance lives in the room that is made for it. A room is known by its namespace: several may be
/// packed into one assembly, and a folder Wire inside a module is as pure as the room of that name.
/// </summary>
internal sealed class RoomRule : IRule
{
    public const string Name = "wrong-room";

    private const string Root = "PocketSpy.";
    private const string PureFolder = ".Wire";

    private static readonly string[] Sockets = ["System.Net."];
    private static readonly string[] Files = ["System.IO.File", "System.IO.Directory", "System.IO.Drive", "System.IO.Path", "nanoFramework.System.IO."];
    private static readonly string[] Threads = ["System.Threading.", "nanoFramework.Runtime."];

    private static readonly string[] Clock =
        ["System.DateTime.get_UtcNow", "System.DateTime.get_Now", "System.DateTime.get_Today", "System.Environment.", "System.Diagnostics.Stopwatch"];

    private static readonly string[] Chance = ["System.Random", "System.Guid.NewGuid", "System.Security.Cryptography.RandomNumberGenerator"];

    private static readonly Ban Pure = new([.. Sockets, .. Files, .. Threads, .. Clock, .. Chance], "Wire is pure: no clock, socket, file, randomness or thread");

    private static readonly Ban Module = new(
        ["System.Net.Sockets.", .. Files, "System.Threading.Thread", "System.Threading.Timer", .. Clock, .. Chance],
        "modules answer: sockets and threads live in Net, files in Storage, clock and chance come through Core");

    // Of every room but those of modules that the image consoles does not have.
    private static readonly Ban Costly = new(
        ["nanoFramework.Hardware.", "nanoFramework.Json."],
        "the image consoles goes without the libraries of the chip and of whole documents: Board and Tokens have them");

    // What is not named here is a module.
    private static readonly Dictionary<string, Ban[]> Rooms = new()
    {
        ["App"] = [Costly],
        ["Board"] = [Module],
        ["Games"] = [new(Pure.Prefixes, "Games is data and its look-up: no clock, socket, file, randomness or thread"), Costly],
        ["Net"] = [new(Files, "files live in Storage"), Costly],
        ["Storage"] = [new([.. Sockets, "System.Threading.Thread", "System.Threading.Timer"], "Storage knows files, but neither sockets nor threads"), Costly],
        ["Tokens"] = [Module],
        ["Wire"] = [Pure, Costly],
    };

    public IEnumerable<Finding> Check(Subject subject)
    {
        foreach (Use use in Use.In(subject))
        {
            foreach (Ban ban in BansOf(Outermost(use.Member as TypeDefinition ?? use.Member.DeclaringType).Namespace))
            {
                if (ban.Prefixes.Any(prefix => Named(use.Reference).StartsWith(prefix, StringComparison.Ordinal)))
                    yield return use.Report(subject, Name, ban.Why + ": " + Named(use.Reference));
            }
        }
    }

    // None outside the firmware's own rooms.
    private static Ban[] BansOf(string space)
    {
        if (!space.StartsWith(Root, StringComparison.Ordinal) || space.StartsWith("PocketSpy.Sample", StringComparison.Ordinal)) return [];
        if (space.EndsWith(PureFolder, StringComparison.Ordinal) || space.Contains(PureFolder + ".", StringComparison.Ordinal)) return Rooms["Wire"];
        return Rooms.GetValueOrDefault(space.Split('.')[1], [Module, Costly]);
    }

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type;
    }

    private static string Named(MemberReference reference) => reference is TypeReference type
        ? type.GetElementType().FullName
        : reference.DeclaringType.GetElementType().FullName + "." + reference.Name;

    private sealed record Ban(string[] Prefixes, string Why);
}
