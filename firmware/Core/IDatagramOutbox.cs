namespace PocketSpy.Core;

/// <summary>The sending side of a UDP port.</summary>
public interface IDatagramOutbox
{
    /// <summary>Sends one datagram to an <see cref="EndPoints">end point</see>. A datagram that cannot go out is lost, as UDP may.</summary>
    void Send(byte[] buffer, int offset, int count, long to);
}
