using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using PocketSpy.Box.Backup;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Files;

/// <summary><c>box files</c>: the owner's text files on a running box.</summary>
public static class FilesCommand
{
    private const int Failed = 1;
    private const int BadInput = 2;
    private const string Path = "/api/files";

    private static readonly BoxOptions Box = new();

    private static readonly Argument<string> Name = new("NAME") { Description = "Its name on the box, such as games.txt." };

    private static readonly Argument<string> File = new("FILE") { Description = "The file on this PC." };

    private static readonly Option<string> As = new("--as") { Description = "Its name on the box (default: that of the file).", HelpName = "NAME" };

    private static readonly Option<string> Output = new("--out") { Description = "Write it here (default: its own name).", HelpName = "FILE" };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("files", """
            The owner's files on a running box: games.txt, domains.txt, badwords.txt, availability.txt, groups.txt.

            What is put there is checked first and counts after a restart.

            Exit codes: 0 done, 1 the box refused or did not answer, 2 a wrong option or file.
            """);
        Command list = new("list", "Show what is there, and the space that is left.") { Box.Server, Box.Offset, Box.Pin };
        list.SetAction(result => With(result, List));
        Command put = new("put", "Put a file onto the box, in the place of the one that is there.") { Box.Server, Box.Offset, Box.Pin, File, As };
        put.SetAction(Put);
        Command get = new("get", "Read a file from the box.") { Box.Server, Box.Offset, Box.Pin, Name, Output };
        get.SetAction(Get);
        Command delete = new("delete", "Delete a file on the box.") { Box.Server, Box.Offset, Box.Pin, Name };
        delete.SetAction(Delete);
        command.Add(list);
        command.Add(put);
        command.Add(get);
        command.Add(delete);
        return command;
    }

    private static int List(BoxLink link)
    {
        byte[] answer = link.Ask(HttpMethod.Get, Path, null, out string problem);
        if (answer is null) return Refuse($"No list: {problem}", Failed);
        using JsonDocument document = JsonDocument.Parse(answer);
        foreach (JsonElement file in document.RootElement.GetProperty("files").EnumerateArray())
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.GetProperty("size").GetInt64(),9:N0}  {file.GetProperty("name").GetString()}"));
        }
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.RootElement.GetProperty("free").GetInt64():N0} bytes are free"));
        return 0;
    }

    private static int Put(ParseResult result)
    {
        string path = result.GetValue(File);
        byte[] content;
        try
        {
            content = System.IO.File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{path} cannot be read: {exception.Message}", BadInput);
        }
        string name = result.GetValue(As) ?? System.IO.Path.GetFileName(path);
        return With(result, link => Do(link, HttpMethod.Post, $"{Path}?name={Uri.EscapeDataString(name)}", content, $"{name} is on the box. It counts after a restart."));
    }

    private static int Get(ParseResult result)
    {
        string name = result.GetValue(Name);
        string path = result.GetValue(Output) ?? name;
        return With(result, link =>
        {
            byte[] content = link.Ask(HttpMethod.Get, $"{Path}?name={Uri.EscapeDataString(name)}", null, out string problem);
            if (content is null) return Refuse($"Nothing was read: {problem}.", Failed);
            System.IO.File.WriteAllBytes(path, content);
            Console.Out.WriteLine($"written: {path}");
            return 0;
        });
    }

    private static int Delete(ParseResult result)
    {
        string name = result.GetValue(Name);
        return With(result, link => Do(link, HttpMethod.Post, $"{Path}?delete={Uri.EscapeDataString(name)}", [], $"{name} is deleted. It counts after a restart."));
    }

    private static int Do(BoxLink link, HttpMethod method, string path, byte[] body, string done)
    {
        if (link.Ask(method, path, body, out string problem) is null) return Refuse($"Nothing was changed: {problem}.", Failed);
        Console.Out.WriteLine(done);
        return 0;
    }

    private static int With(ParseResult result, Func<BoxLink, int> doing)
    {
        BoxAddress address = Box.AddressIn(result, out string problem);
        string pin = address is null ? null : Box.PinIn(result, out problem);
        if (pin is null) return Refuse(problem, BadInput);
        using BoxLink link = new(address, pin);
        problem = link.Find();
        return problem is null ? doing(link) : Refuse(problem, Failed);
    }

    private static int Refuse(string problem, int exitCode)
    {
        Console.Error.WriteLine(problem);
        return exitCode;
    }
}
