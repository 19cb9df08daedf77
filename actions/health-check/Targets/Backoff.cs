namespace HealthCheck;

internal enum Backoff
{
    Constant,
    Exponential,
}
