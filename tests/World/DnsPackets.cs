namespace PocketSpy.Tests;

/// <summary>DNS queries as bytes, and where things stand in an answer (RFC 1035, 4.1).</summary>
internal static class DnsPackets
{
    internal const int A = 1;
    internal const int Internet = 1;

    internal static byte[] Query(int id, string name) => Query(id, name, A, Internet);

    internal static byte[] Query(int id, string name, int type, int @class)
    {
        byte[] query = new byte[12 + name.Length + 2 + 4];
        query[0] = (byte)(id >> 8);
        query[1] = (byte)id;
        query[2] = 0x01;
        query[5] = 1;
        int length = 12;
        int at = 13;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '.')
            {
                query[length] = (byte)(at - length - 1);
                length = at++;
            }
            else
            {
                query[at++] = (byte)name[i];
            }
        }
        query[length] = (byte)(at - length - 1);
        query[query.Length - 3] = (byte)type;
        query[query.Length - 4] = (byte)(type >> 8);
        query[query.Length - 1] = (byte)@class;
        return query;
    }

    internal static int Id(byte[] message) => (message[0] << 8) | message[1];

    internal static int Result(byte[] answer) => answer[3] & 15;

    internal static int Answers(byte[] answer) => (answer[6] << 8) | answer[7];

    /// <summary>Whether it is an answer with the whole question of the query in it, letter by letter.</summary>
    internal static bool Echoes(byte[] answer, byte[] query)
    {
        if (answer.Length < query.Length || (answer[2] & 0x80) == 0 || Id(answer) != Id(query)) return false;
        for (int i = 12; i < query.Length; i++)
        {
            if (answer[i] != query[i]) return false;
        }
        return true;
    }

    /// <summary>The address of the one A record behind the question; 0 when it is not there or not as it should be.</summary>
    internal static uint Address(byte[] answer, byte[] query)
    {
        int at = query.Length;
        if (Answers(answer) != 1 || answer.Length != at + 16) return 0;
        bool head = answer[at] == 0xC0 && answer[at + 1] == 12 && answer[at + 3] == 1 && answer[at + 5] == 1 && answer[at + 11] == 4;
        if (!head) return 0;
        return ((uint)answer[at + 12] << 24) | ((uint)answer[at + 13] << 16) | ((uint)answer[at + 14] << 8) | answer[at + 15];
    }
}
