using System;
using BenchmarkDotNet.Attributes;
using PocketSpy.Core;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Benchmarks;

/// <summary>NAT negotiation: an INIT that comes again, a pair from its first INIT to its last acknowledgement, and time that passes.</summary>
[MemoryDiagnoser]
public class NatNegBenchmarks
{
    private const int Waiting = 500;

    private static readonly long Guest = EndPoints.Of(0xC0A80402, 50_000);
    private static readonly long Host = EndPoints.Of(0xC0A80403, 50_000);

    private readonly Outbox _outbox = new();
    private readonly Surroundings _surroundings = new();
    private NatNegService _service;
    private byte[] _waiting;
    private byte[][] _inits;
    private byte[][] _acks;
    private byte[][] _reports;

    [GlobalSetup]
    public void Prepare()
    {
        _service = new NatNegService(_surroundings.Tools(NatNegAnswer.MaximumBytes), 1_024);
        for (int i = 0; i < Waiting; i++)
        {
            _waiting = Init(1_000 + i, 1, 0);
            _service.Receive(_waiting, _waiting.Length, EndPoints.Of(0x0A000000 + (uint)i, 50_000), _outbox);
        }
        _inits = [Init(7, 1, 0), Init(7, 2, 0), Init(7, 3, 0), Init(7, 1, 1), Init(7, 2, 1), Init(7, 3, 1)];
        _acks = [Packet(NatNegType.ConnectAck, 7, 0, 21), Packet(NatNegType.ConnectAck, 7, 1, 21)];
        _reports = [Packet(NatNegType.Report, 7, 0, NatNegPacket.ReportBytes), Packet(NatNegType.Report, 7, 1, NatNegPacket.ReportBytes)];
        Check();
    }

    [Benchmark(Baseline = true)]
    public void Init_to_acknowledgement() => _service.Receive(_waiting, _waiting.Length, EndPoints.Of(0x0A000000 + Waiting - 1, 50_000), _outbox);

    [Benchmark]
    public void Pair_from_INIT_to_REPORT()
    {
        for (int i = 0; i < _inits.Length; i++) _service.Receive(_inits[i], _inits[i].Length, i < 3 ? Guest : Host, _outbox);
        for (int i = 0; i < 2; i++) _service.Receive(_acks[i], _acks[i].Length, i == 0 ? Guest : Host, _outbox);
        for (int i = 0; i < 2; i++) _service.Receive(_reports[i], _reports[i].Length, i == 0 ? Guest : Host, _outbox);
    }

    [Benchmark]
    public void Time_passes_over_500_that_wait() => _service.Tick(_surroundings.Milliseconds);

    // Each does what it says, or nothing is measured.
    private void Check()
    {
        Init_to_acknowledgement();
        _outbox.Require([0xFF, 0xFF, 0x6D, 0x16, 0xB5, 0x7D, 0xEA]);
        for (int i = 0; i < 4; i++) _service.Receive(_inits[i], _inits[i].Length, i < 3 ? Guest : Host, _outbox);
        _outbox.Require([3, NatNegType.Connect, 0, 0, 0, 7, 192, 168, 4, 2, 0xC3, 0x50]);
        Pair_from_INIT_to_REPORT();
        Time_passes_over_500_that_wait();
        if (_service.Count != Waiting) throw new InvalidOperationException("A pair was not finished");
    }

    private static byte[] Init(int cookie, int portType, int clientIndex)
    {
        byte[] packet = Packet(NatNegType.Init, cookie, clientIndex, 34);
        packet[12] = (byte)portType;
        "mariokartwii"u8.CopyTo(packet.AsSpan(NatNegPacket.InitBytes));
        return packet;
    }

    private static byte[] Packet(int type, int cookie, int clientIndex, int count)
    {
        byte[] packet = new byte[count];
        byte[] header = [0xFD, 0xFC, 0x1E, 0x66, 0x6A, 0xB2, 3, (byte)type, 0, 0, (byte)(cookie >> 8), (byte)cookie, 0, (byte)clientIndex, 0];
        header.CopyTo(packet, 0);
        return packet;
    }
}
