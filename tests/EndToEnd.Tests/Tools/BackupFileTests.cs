using System.Text;
using PocketSpy.Box.Backup;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary>What the command line says of a backup.</summary>
[TestClass]
public class BackupFileTests
{
    [TestMethod]
    public void Tables_are_told_in_words_of_people_and_others_by_their_name()
    {
        BackupFile backup = Read("""
            {"pocketspy":"backup","schema":1,"box":{"name":"party"},"settings":{"boxName":"party"},
            "mails":[{"id":1},{"id":2}],
            "users":[{"id":77,"email":"a@b","passwordHash":"5ebe2294ecd0e0f08eab7690d2a6ee69"}],
            "accounts":[{"id":1},{"id":2}],
            "files":{"games.txt":[],"chat.txt":["hello"]},
            "end":{"mails":2,"users":1,"accounts":2,"tokens":0}}
            """, out string problem);
        Assert.IsNull(problem);
        Assert.AreEqual("party", backup.BoxName);
        Assert.AreEqual("0 profiles, 1 user with a password, 2 consoles, 0 lists of friends, 0 waiting messages, chat.txt and 2 mails, the settings", backup.Describe());
    }

    [TestMethod]
    public void A_file_that_the_box_would_refuse_is_refused_with_the_same_words()
    {
        Assert.IsNull(Read("""{"pocketspy":"backup","schema":1,"accounts":[{"id":1}],"end":{"accounts":2}}""", out string problem));
        Assert.AreEqual("line 1: there are 1 accounts where 2 were written: some are missing, or there are too many", problem);
        Assert.IsNull(Read("""{"pocketspy":"backup","schema":1,"files":{"games.txt":[7]},"end":{}}""", out problem));
        Assert.AreEqual("line 1: files: a line is wanted", problem);
    }

    private static BackupFile Read(string text, out string problem) => BackupFile.Read(Encoding.UTF8.GetBytes(text), out problem);
}
