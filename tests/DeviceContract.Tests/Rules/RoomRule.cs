using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract.Rules;

/// <summary>What touches a socket, a file, a thread, a clock or chance lives in the room that is made for it.</summary>
internal sealed class RoomRule : IRule
{
    public const string Name = "wrong-room";

    private static readonly string[] Sockets = ["System.Net."];
    private static readonly string[] Files = ["System.IO.File", "System.IO.Directory", "System.IO.Drive", "System.IO.Path", "nanoFramework.System.IO."];
    private static readonly string[] Threads = ["System.Threading.", "nanoFramework.Runtime."];

    private static readonly string[] Clock =
        ["System.DateTime.get_UtcNow", "System.DateTime.get_Now", "System.DateTime.get_Today", "System.Environment.", "System.Diagnostics.Stopwatch"];

    private static readonly string[] Chance = ["System.Random", "System.Guid.NewGuid", "System.Security.Cryptography.RandomNumberGenerator"];

    private static readonly Dictionary<string, (string[] Prefixes, string Why)> Rooms = new()
    {
        ["PocketSpy.Wire"] = ([.. Sockets, .. Files, .. Threads, .. Clock, .. Chance], "Wire is pure: no clock, socket, file, randomness or thread"),
        ["PocketSpy.Games"] = ([.. Sockets, .. Files, .. Threads, .. Clock, .. Chance], "Games is data and its look-up: no clock, socket, file, randomness or thread"),
        ["PocketSpy.Storage"] = ([.. Sockets, "System.Threading.Thread", "System.Threading.Timer"], "Storage knows files, but neither sockets nor threads"),
        ["PocketSpy.Services"] = (
            ["System.Net.Sockets.", .. Files, "System.Threading.Thread", "System.Threading.Timer"], "Services answer: sockets and threads live in Net, files in Storage"),
        ["PocketSpy.Page"] = (
            [.. Sockets, .. Files, "System.Threading.Thread", "System.Threading.Timer"], "the page answers: sockets and threads live in Net, files in Storage"),
        ["PocketSpy.Backup"] = (
            ["System.Net.Sockets.", .. Files, "System.Threading.Thread", "System.Threading.Timer"], "Backup is a service: sockets and threads live in Net, files in Storage"),
        ["PocketSpy.Net"] = (Files, "files live in Storage"),
    };

    public IEnumerable<Finding> Check(Subject subject)
    {
        if (!Rooms.TryGetValue(subject.Name, out (string[] Prefixes, string Why) room)) yield break;
        foreach (Use use in Use.In(subject))
            if (room.Prefixes.Any(prefix => Named(use.Reference).StartsWith(prefix, StringComparison.Ordinal)))
                yield return use.Report(subject, Name, room.Why + ": " + Named(use.Reference));
    }

    private static string Named(MemberReference reference) => reference is TypeReference type
        ? type.GetElementType().FullName
        : reference.DeclaringType.GetElementType().FullName + "." + reference.Name;
}
