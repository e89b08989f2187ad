using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>
/// Every entry of TestData/gamespy-vectors.json, which holds what the original client SDK computes, sends and accepts.
/// An algorithm without a checker fails the test unless <see cref="Elsewhere"/> says where it is tested.
/// </summary>
[TestClass]
public class VectorTests
{
    private static readonly Dictionary<string, Action<JsonElement, JsonElement>> Checkers = new()
    {
        ["gp_login"] = PresenceVectors.CheckLogin,
        ["gp_password_encode"] = PresenceVectors.CheckPassword,
        ["gp_lcg"] = PresenceVectors.CheckRandom,
        ["gp_newuser_message"] = PresenceVectors.CheckNewUser,
        ["qr2_challenge_response"] = ServerVectors.CheckQr2Response,
        ["qr2_challenge_packet"] = HostVectors.CheckChallenge,
        ["qr2_heartbeat"] = HostVectors.CheckHeartbeat,
        ["qr2_heartbeat_shutdown"] = HostVectors.CheckShutdown,
        ["qr2_keepalive"] = HostVectors.CheckKeepAlive,
        ["qr2_client_message_natneg"] = HostVectors.CheckClientMessage,
        ["qr2_echo"] = HostVectors.CheckEcho,
        ["enctypex_list"] = ServerVectors.CheckServerList,
        ["sb_list_challenge_form"] = ServerVectors.CheckListChallenge,
        ["sb_master_index"] = ServerVectors.CheckMasterIndex,
        ["gstats_xor"] = PlayerVectors.CheckStatsVeil,
        ["gstats_auth"] = PlayerVectors.CheckStatsAuth,
        ["gstats_player_challenge"] = PlayerVectors.CheckPlayerChallenge,
        ["gstats_generate_auth"] = PlayerVectors.CheckPlayerResponse,
        ["gstats_message"] = PlayerVectors.CheckStatsMessage,
        ["cdkey_response"] = PlayerVectors.CheckCdKeyResponse,
        ["cdkey_xor"] = PlayerVectors.CheckCdKeyVeil,
        ["cdkey_packet"] = PlayerVectors.CheckCdKeyPacket,
        ["peerchat_cipher"] = PlayerVectors.CheckChat,
        ["auth_certificate_signature"] = PresenceVectors.CheckCertificate,
    };

    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["gp_buddy_list_parse"] = "text of the presence service, not a cipher",
        ["qr2_query_full_split"] = "between players, not by way of the box",
        ["qr2_query_basic"] = "between players, not by way of the box",
        ["natneg_packet"] = "packet layout of NAT negotiation",
        ["natneg_server_packet"] = "packet layout of NAT negotiation",
        ["auth_password_rsa"] = "RSA of the web services",
        ["sake_login_ticket"] = "form of a ticket, nothing to compute",
    };

    [TestMethod]
    public void Every_vector_is_reproduced()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "TestData", "gamespy-vectors.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        HashSet<string> seen = new();
        foreach (JsonElement vector in document.RootElement.EnumerateArray())
        {
            string algorithm = vector.GetProperty("algorithm").GetString();
            seen.Add(algorithm);
            if (Elsewhere.ContainsKey(algorithm)) continue;
            Assert.IsTrue(Checkers.ContainsKey(algorithm), "no checker for " + algorithm);
            Checkers[algorithm](vector.GetProperty("inputs"), vector.GetProperty("output"));
        }
        foreach (string algorithm in Checkers.Keys) Assert.IsTrue(seen.Contains(algorithm), "no vector for " + algorithm);
        foreach (string algorithm in Elsewhere.Keys) Assert.IsTrue(seen.Contains(algorithm), "no vector for " + algorithm);
    }
}
