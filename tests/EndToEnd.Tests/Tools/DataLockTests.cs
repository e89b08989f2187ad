using System;
using System.IO;
using nanoFramework.TestFramework;
using PocketSpy.Box.Run;

namespace PocketSpy.EndToEnd.Tests.Tools;

[TestClass]
public class DataLockTests
{
    [TestMethod]
    public void A_second_box_is_kept_out_even_when_every_file_of_the_folder_was_deleted()
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        using DataLock first = DataLock.Take(data, out string problem);
        Assert.IsNull(problem);
        foreach (string file in Directory.GetFiles(data)) File.Delete(file);
        Assert.IsNull(DataLock.Take(data, out problem));
        Assert.IsTrue(problem.Contains("is in use by another box", StringComparison.Ordinal), problem);
    }

    [TestMethod]
    public void The_folder_is_free_again_when_the_box_is_gone()
    {
        using TemporaryFolder folder = new();
        for (int i = 0; i < 3; i++)
        {
            using DataLock one = DataLock.Take(folder.Path, out string problem);
            Assert.IsNotNull(one, problem);
        }
        Assert.AreEqual(0, Directory.GetFiles(folder.Path, "*.tmp").Length);
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_to_is_not_called_in_use()
    {
        if (!OperatingSystem.IsLinux()) Assert.SkipTest("needs a folder that nobody can write to");
        Assert.IsNull(DataLock.Take("/proc", out string problem));
        Assert.IsTrue(problem.Contains("The folder /proc cannot be written to: ", StringComparison.Ordinal), problem);
        Assert.IsFalse(problem.Contains("in use", StringComparison.Ordinal), problem);
        Assert.IsNull(DataLock.Take("/proc/none", out problem));
        Assert.IsTrue(problem.Contains("cannot be made: ", StringComparison.Ordinal), problem);
    }
}
