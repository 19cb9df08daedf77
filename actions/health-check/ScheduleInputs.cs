using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The inputs that say when attempts are made, and when they end.</summary>
internal static class ScheduleInputs
{
    public static Schedule Read(InputReader read)
    {
        var schedule = new Schedule
        {
            Retries = read.OptionalInteger("retries", 0, 100_000),
            InitialDelay = read.Duration("initial-delay", TimeSpan.Zero, TimeSpan.FromHours(6)),
            Interval = read.Duration("interval", TimeSpan.FromMilliseconds(50), TimeSpan.FromHours(1)),
            Backoff = read.Choice<Backoff>("backoff"),
            Deadline = read.Duration("deadline", TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(6)),
            RetriesTls = read.Flag("retry-tls"),
            ConsecutiveSuccesses = read.Integer("consecutive-successes", 1, 1000),
        };
        if (schedule.Deadline > TimeSpan.Zero && schedule.InitialDelay >= schedule.Deadline)
            read.Error("initial-delay", $"nothing would be checked before the deadline of {DurationText.Format(schedule.Deadline)}");
        if (schedule.ConsecutiveSuccesses > schedule.MostAttempts)
            read.Error("consecutive-successes", $"{schedule.Retries} retries are {schedule.MostAttempts} requests at most: too few ever to be healthy");
        return schedule;
    }
}
