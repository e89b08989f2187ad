using System;

namespace PocketSpy.Box.Logs;

/// <summary>The log cannot be followed; the message says why and what to do.</summary>
public sealed class LogException(string message) : Exception(message);
