namespace PocketSpy.Wire.Filters;

/// <summary>
/// Whole numbers of 64 bits, checked: nothing here wraps around or reaches the divisions that end the device's process (by zero, and
/// the smallest number by -1).
/// </summary>
internal static class FilterArithmetic
{
    /// <summary>False when there is no result, or none of 64 bits. A quotient is cut towards zero.</summary>
    internal static bool TryCompute(FilterOperation operation, long left, long right, out long result)
    {
        switch (operation)
        {
            case FilterOperation.BitOr:
                result = left | right;
                return true;
            case FilterOperation.BitAnd:
                result = left & right;
                return true;
            case FilterOperation.Add:
                result = left + right;
                return ((left ^ result) & (right ^ result)) >= 0;
            case FilterOperation.Subtract:
                result = left - right;
                return ((left ^ right) & (left ^ result)) >= 0;
            case FilterOperation.Multiply:
                return TryMultiply(left, right, out result);
            default:
                return TryDivide(operation == FilterOperation.Divide, left, right, out result);
        }
    }

    private static bool TryMultiply(long left, long right, out long result)
    {
        result = left * right;
        if (left == 0 || right == 0 || right == 1 || left == 1) return true;
        if (left == -1) return right != long.MinValue;
        if (right == -1) return left != long.MinValue;
        return result / right == left;
    }

    private static bool TryDivide(bool wantsQuotient, long left, long right, out long result)
    {
        result = 0;
        if (right == 0) return false;
        if (right == -1)
        {
            if (!wantsQuotient) return true;
            result = -left;
            return left != long.MinValue;
        }
        result = wantsQuotient ? left / right : left % right;
        return true;
    }
}
