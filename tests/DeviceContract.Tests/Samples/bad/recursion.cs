namespace PocketSpy.Sample;

public interface INode
{
    int Depth();
}

public sealed class Pair(INode child) : INode
{
    public int Depth() => 1 + child.Depth(); //! recursion
}

public static class Sample
{
    public static int Own(int count)
    {
        if (count == 0) return 0;
        return Own(count - 1); //! recursion
    }

    public static int Ping(int count) => Pong(count); //! recursion

    public static int Pong(int count) => count == 0 ? 0 : Ping(count - 1); //! recursion

    public static int Outside(int count) => Ping(count);
}
