namespace LambdaDeploy;

internal enum OnCancel
{
    /// <summary>Return what has gone a part of the way only; leave what has arrived.</summary>
    Auto,

    Rollback,
    Leave,
}
