using System;

namespace PocketSpy.Box.Replay;

/// <summary>The file cannot be played; the message says what is wrong and where.</summary>
public sealed class CaptureException(string message) : Exception(message);
