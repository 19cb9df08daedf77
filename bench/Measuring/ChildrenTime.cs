using System.Runtime.InteropServices;

namespace Bench.Measuring;

/// <summary>
/// Processor time of all processes that this one started and that have ended, theirs included. <c>Process.TotalProcessorTime</c>
/// would leave out the git processes that an action starts.
/// </summary>
internal static class ChildrenTime
{
    private const int Children = -1;   // RUSAGE_CHILDREN

    public static TimeSpan Now
    {
        get
        {
            // struct rusage on 64-bit Linux: user and system time as seconds and microseconds, then 14 counts.
            var usage = new long[18];
            _ = Native.getrusage(Children, usage);
            return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
        }
    }

    private static class Native
    {
        [DllImport("libc")]
        public static extern int getrusage(int who, [Out] long[] usage);
    }
}
