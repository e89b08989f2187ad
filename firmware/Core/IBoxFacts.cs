namespace PocketSpy.Core;

/// <summary>What the page and the metrics tell of the box itself: one number or text for each <see cref="BoxFact"/>.</summary>
public interface IBoxFacts
{
    /// <summary>A number; -1 when it is not known.</summary>
    long Number(int fact);

    /// <summary>A text; empty when it is not known.</summary>
    string Text(int fact);
}
