using System;
using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Benchmarks;

/// <summary>A clock that stands, random numbers that are known, an event log that nobody reads, one address.</summary>
internal sealed class Surroundings : IClock, IRandom, IStorageEvents, ILocalAddress
{
    /// <summary>What every server challenge begins and ends with: it is drawn from equal bytes.</summary>
    public const char ChallengeCharacter = 'H';

    public long Milliseconds => 1_000_000;

    public DateTime UtcNow { get; } = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public void Fill(byte[] buffer, int offset, int count) => Array.Fill(buffer, (byte)(ChallengeCharacter - 'A'), offset, count);

    public void Log(string line)
    {
    }

    public uint AddressFor(long client) => 0xC0A80401;

    public bool IsNear(uint address) => true;

    public bool IsOwn(uint address) => false;

    /// <summary>What services share; the event log soon takes no more lines.</summary>
    public ServiceTools Tools(int replyBytes) => new()
    {
        Clock = this,
        Random = this,
        Events = new EventLog(16, null),
        Clients = new ClientNames(16),
        Addresses = this,
        Reply = new byte[replyBytes],
    };
}
