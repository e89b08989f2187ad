namespace PocketSpy.Core;

/// <summary>One client of a TCP service. Called with the lobby lock held.</summary>
public interface IStreamSession
{
    /// <summary>
    /// Handles what came: the first <paramref name="count"/> bytes of <paramref name="buffer"/>, which is reused afterwards. None came when the
    /// session said that it is busy: see <see cref="IStreamOutbox.IsBusy"/>.
    /// </summary>
    void Receive(byte[] buffer, int count);

    /// <summary>The link is gone, whoever ended it. Called once; nothing can be sent any more.</summary>
    void Closed();
}
