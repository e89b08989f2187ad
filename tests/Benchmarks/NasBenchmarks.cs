using System;
using System.Text;
using BenchmarkDotNet.Attributes;
using PocketSpy.Benchmarks.Presence;
using PocketSpy.Core;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Storage;
using PocketSpy.Web.Http;

namespace PocketSpy.Benchmarks;

/// <summary>The web server: a sign-in, from the link's opening to its answer, and the connection test beside it.</summary>
[MemoryDiagnoser]
public class NasBenchmarks
{
    private static readonly long From = EndPoints.Of(0xC0A80402, 1_025);

    private readonly Outbox _outbox = new();
    private HttpService _service;
    private byte[] _login;
    private byte[] _connectionTest;

    [GlobalSetup]
    public void Prepare()
    {
        Surroundings surroundings = new();
        BoxSize size = BoxSize.Small();
        Keeper keeper = new(new MemoryDrive(), surroundings, size);
        AccountTable accounts = new(keeper, NintendoSize.For(size), surroundings);
        if (keeper.Open() != StorageResult.Ok) throw new InvalidOperationException("The drive in memory failed.");
        ServiceTools tools = surroundings.Tools(4_608);
        HttpRoute[] routes = ConsoleRoutes.Build(accounts, new NasToken(new byte[32]), tools, new BadWords([], 0), null);
        _service = new HttpService(routes, tools, 4, 2_048);

        const string Body = "action=bG9naW4*&gsbrcd=Uk1DUDAwMDAwMDE*&sdkver=MDAxMDAw&userid=MDAwMDAwMDAwNDY2MA**&passwd=MTIz&bssid=MDAwOWJmMDAwMDAw" +
            "&apinfo=MDE6MDAwMDAwMC0wMA**&gamecd=Uk1DUA%2A%2A&makercd=MDE*&unitcd=MQ**&macadr=MDAwOWJmMTIzNDU2&lang=MDE*" +
            "&devname=AFAAbABhAHkAZQBy&ingamesn=AE0AaQBp&cfc=MjU1NTE1MTY1NjA3NjYxNA**&region=MDI*&csnum=TEVINTEyMzQ1Njc4";
        _login = Encoding.ASCII.GetBytes("POST /ac HTTP/1.1\r\nContent-type: application/x-www-form-urlencoded\r\nHost: naswii.nintendowifi.net\r\n" +
            "User-Agent: RVL SDK/1.0\r\nHTTP_X_GAMECD: RMCP\r\nHost: naswii.nintendowifi.net\r\nContent-Length: " + Body.Length + "\r\n\r\n" + Body);
        _connectionTest = "GET / HTTP/1.0\r\nHost: conntest.nintendowifi.net\r\n\r\n"u8.ToArray();
        Connection_test();
        _outbox.Require("200 OK"u8);
        Sign_in();
        // returncd 001
        _outbox.Require("returncd=MDAx"u8);
    }

    [Benchmark(Baseline = true)]
    public void Sign_in() => Request(_login);

    [Benchmark]
    public void Connection_test() => Request(_connectionTest);

    private void Request(byte[] request)
    {
        IStreamSession session = _service.Accept(From, _outbox);
        session.Receive(request, request.Length);
        session.Closed();
    }
}
