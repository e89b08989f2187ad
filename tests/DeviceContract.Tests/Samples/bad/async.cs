using System.Threading.Tasks;

namespace PocketSpy.Sample;

public static class Sample
{
    public static async Task Run() //! async
    {
        await Task.Delay(1); //! async
    }
}
