using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>The commands of presence and its search, and who answers each.</summary>
internal static class CommandTable
{
    public static IReadOnlyList<string> Gpcm() => Lines(typeof(GpcmService), typeof(GpcmCommands), GpcmCommands.Names, number => GpcmCommands.IsOpen(number) ? "yes" : "");

    public static IReadOnlyList<string> Gpsp() => Lines(typeof(GpspService), typeof(GpspCommands), GpspCommands.Names, null);

    private static List<string> Lines(Type service, Type commands, string names, Func<int, string> isOpen)
    {
        string folder = $"firmware/Presence/{service.Namespace!.Split('.')[^1]}/";
        Dictionary<long, SourceConstant> byNumber = SourceConstant.In(folder + commands.Name + ".cs").ToDictionary(constant => constant.Number);
        string source = Repository.Read(folder + service.Name + ".cs");
        List<string> lines = isOpen is null
            ? ["| command | what | answered by |", "|---|---|---|"]
            : ["| command | what | before the login | answered by |", "|---|---|---|---|"];
        string[] words = names.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            SourceConstant constant = byNumber[i];
            string what = Regex.Replace(constant.What, @"^\\\w+\\[.:]? ?", "");
            string before = isOpen is null ? "" : $" {isOpen(i)} |";
            lines.Add($"| `{words[i]}` | {what} |{before} `{AnsweredBy(service, source, commands.Name + "." + constant.Name)}` |");
        }
        return lines;
    }

    // The first call behind its case; _login.Login is LoginHandler.Login.
    private static string AnsweredBy(Type service, string source, string constant)
    {
        Match match = Regex.Match(source, $@"case {Regex.Escape(constant)}:\s+(?:break;|(?:if [^;]*?\)\s+)?(?:(?<who>\w+)\.)?(?<method>\w+)\()");
        if (!match.Success) return service.Name;
        string who = match.Groups["who"].Value;
        FieldInfo field = service.GetField(who, BindingFlags.Instance | BindingFlags.NonPublic);
        return $"{(who.Length == 0 ? service.Name : field?.FieldType.Name ?? who)}.{match.Groups["method"].Value}";
    }
}
