using System;
using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Tests.ServerList;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>25,000 random and damaged list requests: nothing throws, and every part lies within the request, one behind the other.</summary>
[TestClass]
public class ListRequestFuzzTests
{
    [TestMethod]
    public void List_requests_keep_their_parts_within_the_request()
    {
        ListRequest request = new();
        byte[][] packets = [ListRequestPackets.Bytes(ListRequestPackets.Search), ListRequestPackets.Bytes(ListRequestPackets.Options)];
        int whole = 0;
        Fuzzer.Run(25_000, 8_000_000, "\0\u0001\u0003\\", packets, (buffer, offset) =>
        {
            if (!request.TryLoad(buffer, offset, buffer.Length - offset)) return;
            whole++;
            int at = Part(buffer, offset + 6, request.GameOffset, request.GameCount);
            at = Part(buffer, at, request.AskerOffset, request.AskerCount);
            Require(request.ChallengeOffset == at, "challenge");
            at = Part(buffer, at + 8, request.FilterOffset, request.FilterCount);
            at = Part(buffer, at, request.FieldsOffset, request.FieldsCount);
            int more = ((request.Options & ListOptions.AlternateSource) != 0 ? 4 : 0) + ((request.Options & ListOptions.Limit) != 0 ? 4 : 0);
            Require(at + 4 + more <= buffer.Length, "options");
            Require(request.Limit >= 0, "limit");
        });
        Assert.IsTrue(whole > 1_000, whole + " requests were whole");
    }

    private static int Part(byte[] buffer, int expected, int offset, int count)
    {
        Require(offset == expected && count >= 0 && count <= ListRequest.MaximumText, "a part");
        Require(buffer[offset + count] == 0 && Array.IndexOf(buffer, (byte)0, offset, count) < 0, "its end");
        return offset + count + 1;
    }

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException(what);
    }
}
