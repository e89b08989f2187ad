namespace PocketSpy.Sample;

public interface ISample
{
    int Plain();

    int Run() => 1; //! default-interface-methods
}
