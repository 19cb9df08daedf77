namespace HealthCheck;

enum Backoff
{
    Constant,
    Exponential,
}
