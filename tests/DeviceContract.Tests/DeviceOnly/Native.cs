using System;

namespace nanoFramework.Runtime.Native
{
    public enum RebootOption { NormalReboot, ClrOnly, EnterNanoBooter, EnterProprietaryBooter }

    public delegate void RebootEventHandler();

    public class ConstraintException : Exception;

    public static class ExecutionConstraint
    {
        public static void Install(int timeout, int priority) => throw null;
    }

    public static class GC
    {
        public static uint Run(bool compactHeap) => throw null;

        public static void EnableGCMessages(bool enable) => throw null;
    }

    public class Power
    {
        public static event RebootEventHandler OnRebootEvent { add => throw null; remove => throw null; }

        public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) => throw null;

        public static void RebootDevice(int exitCode, RebootOption rebootOption = RebootOption.NormalReboot) => throw null;
    }

    public static class Rtc
    {
        public static bool SetSystemTime(DateTime dateTime) => throw null;
    }

    public static class SystemInfo
    {
        public static string OEMString => throw null;

        public static string Platform => throw null;

        public static string TargetName => throw null;

        public static Version Version => throw null;
    }
}
