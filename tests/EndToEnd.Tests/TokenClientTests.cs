using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.SignIns;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>A client that others wrote signs in: the npm package trackmania-api-node. Skipped where npm, or the package, is not to be had.</summary>
[TestClass]
public class TokenClientTests
{
    private const string Package = "trackmania-api-node@0.0.27";
    private const int InstallMilliseconds = 60_000;
    private const int PlayMilliseconds = 30_000;

    private const string Script = """
        const t = require("trackmania-api-node"), [base, login] = process.argv.slice(2);
        const core = base + "/v2/authentication/token/";
        t.urls.auth.ubisoft = base + "/v3/profiles/sessions";
        t.urls.auth.trackmaniaUbi = core + "ubiservices";
        t.urls.auth.trackmaniaNadeo = core + "nadeoservices";
        t.urls.auth.refreshToken = core + "refresh";
        (async () => {
            const { ticket } = await t.loginUbi(Buffer.from(login).toString("base64"));
            const one = await t.loginTrackmaniaUbi(ticket);
            const two = await t.loginTrackmaniaNadeo(one.accessToken, "NadeoLiveServices");
            const again = await t.refreshTokens(two.refreshToken);
            console.log(one.username, one.accountId === two.accountId, again.accessToken !== two.accessToken, again.accessToken.split(".").length);
        })().catch(error => { console.log(error.message); process.exit(1); });
        """;

    [TestMethod]
    public void A_tool_of_others_runs_levels_0_to_2_and_refresh()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "tool.js"), Script);
        if (Execute("npm", folder.Path, InstallMilliseconds, "install", "--no-audit", "--no-fund", Package).ExitCode != 0)
        {
            Assert.SkipTest("npm does not install " + Package);
            return;
        }
        using BoxProcess box = BoxProcess.Run(Path.Combine(folder.Path, "data"));
        Accounts.Make(box.Address, new WebClient(box.Address), "driver@party.lan", "driver");
        string[] arguments = ["tool.js", $"http://127.0.0.1:{80 + box.Offset}", "driver@party.lan:" + Accounts.Password];
        (int exitCode, string output) = Execute("node", folder.Path, PlayMilliseconds, arguments);
        Assert.AreEqual(0, exitCode, output + box.Output);
        Assert.AreEqual("driver true true 3", output.Trim());
    }

    private static (int ExitCode, string Output) Execute(string program, string folder, int milliseconds, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_PROXY"] = "127.0.0.1";
        try
        {
            using Process process = Process.Start(start);
            if (!process.WaitForExit(milliseconds))
            {
                process.Kill(true);
                return (-1, "it did not end");
            }
            return (process.ExitCode, process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd());
        }
        catch (Win32Exception exception)
        {
            return (-1, exception.Message);
        }
    }
}
