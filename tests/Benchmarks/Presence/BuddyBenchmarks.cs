using System;
using System.Text;
using BenchmarkDotNet.Attributes;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Benchmarks.Presence;

/// <summary>A player with 30 buddies, all of them here: what presence does most often.</summary>
[MemoryDiagnoser]
public class BuddyBenchmarks
{
    private const int Buddies = 30;

    private readonly Client[] _buddies = new Client[Buddies];
    private Client _player;
    private byte[] _status;
    private byte[] _getProfile;
    private byte[] _message;
    private byte[] _keepAlive;

    [GlobalSetup]
    public void Prepare()
    {
        PresenceServer server = new();
        (_player, string key, int profileId) = server.Register(new SimulatedPc(1, "player"));
        int last = 0;
        for (int i = 0; i < Buddies; i++)
        {
            (_buddies[i], string otherKey, last) = server.Register(new SimulatedPc(2 + i, "buddy"));
            _player.Tell($"\\addbuddy\\\\sesskey\\{key}\\newprofileid\\{last}\\reason\\\\final\\");
            _buddies[i].Tell($"\\addbuddy\\\\sesskey\\{otherKey}\\newprofileid\\{profileId}\\reason\\\\final\\");
        }
        _status = Encoding.ASCII.GetBytes($"\\status\\2\\sesskey\\{key}\\statstring\\Racing\\locstring\\127.0.0.1:7000\\final\\");
        _getProfile = Encoding.ASCII.GetBytes($"\\getprofile\\\\sesskey\\{key}\\profileid\\{last}\\id\\2\\final\\");
        _message = Encoding.ASCII.GetBytes($"\\bm\\1\\sesskey\\{key}\\t\\{last}\\msg\\shall we race?\\final\\");
        _keepAlive = Encoding.ASCII.GetBytes("\\ka\\\\final\\");
        Check();
    }

    [Benchmark]
    public void Status_to_30_buddies() => _player.Tell(_status);

    [Benchmark]
    public void Get_profile() => _player.Tell(_getProfile);

    [Benchmark]
    public void Message_to_a_buddy() => _player.Tell(_message);

    [Benchmark(Baseline = true)]
    public void Keep_alive() => _player.Tell(_keepAlive);

    // Each does what it says, or nothing is measured.
    private void Check()
    {
        int before = 0;
        foreach (Client buddy in _buddies) before -= buddy.Count;
        Status_to_30_buddies();
        foreach (Client buddy in _buddies)
        {
            before += buddy.Count;
            buddy.Require("bm").Check("bm", 100);
        }
        if (before != Buddies) throw new InvalidOperationException($"{before} buddies were told, not {Buddies}");
        Message_to_a_buddy();
        _buddies[Buddies - 1].Require("bm").Check("msg", "shall we race?");
        Get_profile();
        _player.Require("pi");
        Keep_alive();
        _player.Require("ka");
    }
}
