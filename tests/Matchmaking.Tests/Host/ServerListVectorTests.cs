using System;
using System.IO;
using System.Text.Json;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Tests.ServerBrowser;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>The reader of these tests reads streams that the original client was seen to read, to the same end.</summary>
[TestClass]
public class ServerListVectorTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(4_096)]
    public void The_reader_understands_what_the_client_of_2011_does(int segment)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "TestData", "gamespy-vectors.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        int seen = 0;
        foreach (JsonElement vector in document.RootElement.EnumerateArray())
        {
            if (vector.GetProperty("algorithm").GetString() != "enctypex_list") continue;
            Check(vector.GetProperty("inputs"), vector.GetProperty("output"), segment);
            seen++;
        }
        Assert.AreEqual(2, seen);
    }

    private static void Check(JsonElement inputs, JsonElement output, int segment)
    {
        ListReader reader = new();
        reader.Expect(new ListAsk
        {
            OwnKey = Raw.Bytes(inputs.GetProperty("secret_key").GetString()),
            Challenge = Convert.FromHexString(inputs.GetProperty("client_challenge_hex").GetString()),
        });
        reader.Feed(Convert.FromHexString(output.GetProperty("tcp_stream_hex").GetString()), segment);
        Assert.IsTrue(reader.IsComplete);
        Assert.IsNull(reader.Error);
        Assert.AreEqual(output.GetProperty("sdk_backend_flags").GetInt32(), reader.BackendFlags);
        Assert.AreEqual(output.GetProperty("sdk_servers").GetInt32(), reader.Parts.Hosts.Count);
        ListedHost first = (ListedHost)reader.Parts.Hosts[0];
        Assert.AreEqual(output.GetProperty("first_ip").GetString(), EndPoints.AddressText(first.Address));
        Assert.AreEqual(output.GetProperty("first_query_port").GetInt32(), first.Port);
        Assert.AreEqual(output.GetProperty("first_hostname").GetString(), first["hostname"]);
        Assert.AreEqual(output.GetProperty("first_numplayers").GetInt32().ToString(), first["numplayers"]);
        Assert.AreEqual(output.GetProperty("first_flags").GetInt32(), first.Flags);
    }
}
