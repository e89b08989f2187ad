namespace PocketSpy.Box.Replay;

/// <summary>A message of a client: its place in the file, counted from 1, the server it went to, and its bytes.</summary>
public sealed record CapturedMessage(int Number, string Service, byte[] Bytes);
