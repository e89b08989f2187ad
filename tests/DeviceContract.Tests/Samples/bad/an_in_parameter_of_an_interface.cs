namespace PocketSpy.Sample;

public interface ISample
{
    int Run(in long value); //! missing-member
}
