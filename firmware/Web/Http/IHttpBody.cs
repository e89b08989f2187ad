namespace PocketSpy.Web.Http;

/// <summary>Takes one body. Either <see cref="End"/> or <see cref="Abort"/> is called last, once.</summary>
public interface IHttpBody
{
    /// <summary>Takes the next bytes. False when there is no use in more: then <see cref="End"/> says why.</summary>
    bool Write(byte[] buffer, int offset, int count);

    /// <summary>All has come, or no more is wanted. Writes the answer, which starts as an empty 200.</summary>
    void End(HttpResponse response);

    /// <summary>The client is gone.</summary>
    void Abort();
}
