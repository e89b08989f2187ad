namespace PocketSpy.Box.Replay;

/// <summary>What came of one message.</summary>
/// <param name="Message">The message as it was captured.</param>
/// <param name="Row">The line of the table that it counts in: the service and how it was sent.</param>
/// <param name="Verdict">What the box made of it.</param>
/// <param name="Why">Why that verdict, in a few words.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Came">What came back; empty for nothing.</param>
public sealed record Outcome(CapturedMessage Message, string Row, Verdict Verdict, string Why, string Sent = "", string Came = "");
