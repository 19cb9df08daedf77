namespace HealthCheck;

/// <summary>What a soak that could not tell does to the job.</summary>
internal enum InconclusiveAs
{
    Fail,
    Pass,
}
