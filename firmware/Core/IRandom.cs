namespace PocketSpy.Core;

/// <summary>Where challenges, session keys and ids come from.</summary>
public interface IRandom
{
    /// <summary>Fills <paramref name="count"/> bytes from <paramref name="offset"/> on.</summary>
    void Fill(byte[] buffer, int offset, int count);
}
